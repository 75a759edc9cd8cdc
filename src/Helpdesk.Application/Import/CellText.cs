namespace Helpdesk.Application.Import;

/// <summary>
/// A spreadsheet takes a cell that begins with one of these for a formula and runs it. An apostrophe before it makes it text;
/// what begins so by itself gets one more, so that every cell comes back as it was.
/// </summary>
public static class CellText
{
    private const char Mark = '\'';

    public static string Harmless(string cell) => LooksLikeAFormula(cell) ? Mark + cell : cell;

    public static string Plain(string cell) => cell is [Mark, ..] && LooksLikeAFormula(cell) ? cell[1..] : cell;

    private static bool LooksLikeAFormula(string cell) =>
        cell.AsSpan().TrimStart(Mark) is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠' or '\t' or '\r', ..];
}
