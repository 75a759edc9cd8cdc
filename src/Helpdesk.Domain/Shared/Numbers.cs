namespace Helpdesk.Domain.Shared;

internal static class Numbers
{
    /// <summary>Nothing is within every range: whether a number may be missing is another question.</summary>
    public static Verdict Within(int? number, int from, int to, string field) =>
        Verdict.Unless(number is null || (number >= from && number <= to), Reason.Of("ANumberIsWithinItsRange", from, to).At(field));
}
