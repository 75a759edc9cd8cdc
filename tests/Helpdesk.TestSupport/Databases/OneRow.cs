using System.Collections;
using System.Data.Common;

namespace Helpdesk.TestSupport;

/// <summary>The answer of a server that is not there: one row in which every column holds whatever its reader asks for.</summary>
internal sealed class OneRow : DbDataReader
{
    private static readonly DateTime Day = new(2027, 3, 1, 0, 0, 0, DateTimeKind.Utc);

    private bool read;

    public override int FieldCount => 1;

    public override int RecordsAffected => 1;

    public override bool HasRows => true;

    public override bool IsClosed => false;

    public override int Depth => 0;

    public override object this[int ordinal] => 1L;

    public override object this[string name] => 1L;

    public override bool Read() => !read && (read = true);

    public override bool NextResult() => !(read = false);

    public override bool IsDBNull(int ordinal) => false;

    public override bool GetBoolean(int ordinal) => true;

    public override byte GetByte(int ordinal) => 1;

    public override char GetChar(int ordinal) => 'x';

    public override DateTime GetDateTime(int ordinal) => Day;

    public override decimal GetDecimal(int ordinal) => 1;

    public override double GetDouble(int ordinal) => 1;

    public override float GetFloat(int ordinal) => 1;

    public override Guid GetGuid(int ordinal) => Guid.Empty;

    public override short GetInt16(int ordinal) => 1;

    public override int GetInt32(int ordinal) => 1;

    public override long GetInt64(int ordinal) => 1;

    public override string GetString(int ordinal) => "x";

    public override object GetValue(int ordinal) => 1L;

    public override T GetFieldValue<T>(int ordinal) => (T)(object)(default(T) switch
    {
        DateTimeOffset => new DateTimeOffset(Day),
        DateTime => Day,
        Guid => Guid.Empty,
        TimeSpan => TimeSpan.Zero,
        null when typeof(T) == typeof(byte[]) => new byte[32],
        null => "x",
        _ => Convert.ChangeType(1, typeof(T), System.Globalization.CultureInfo.InvariantCulture),
    });

    public override int GetValues(object[] values) => 0;

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) => 0;

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) => 0;

    public override string GetName(int ordinal) => "Column";

    public override int GetOrdinal(string name) => 0;

    public override Type GetFieldType(int ordinal) => typeof(long);

    public override string GetDataTypeName(int ordinal) => "bigint";

    public override IEnumerator GetEnumerator() => new[] { 1L }.GetEnumerator();
}
