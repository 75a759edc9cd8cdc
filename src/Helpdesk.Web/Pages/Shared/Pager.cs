namespace Helpdesk.Web.Pages.Shared;

/// <summary>Where a reader is in a long list, and how the neighbouring pages are reached.</summary>
public sealed record Pager(int Page, int PageSize, int Total, Func<int, string> Link)
{
    public int First => Total == 0 ? 0 : ((Page - 1) * PageSize) + 1;

    public int Last => Math.Min(Page * PageSize, Total);

    public string? Previous => Page > 1 ? Link(Page - 1) : null;

    public string? Next => Last < Total ? Link(Page + 1) : null;
}
