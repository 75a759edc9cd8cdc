using Helpdesk.Data.Shared;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Helpdesk.Data.PostgreSql;

public sealed class PostgreSqlHelpdeskDbContext(DbContextOptions<PostgreSqlHelpdeskDbContext> options) : HelpdeskDbContext(options)
{
    protected override string IsTrue(string column) => $"\"{column}\"";

    public override bool IsDuplicate(DbUpdateException exception) =>
        exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
    }
}
