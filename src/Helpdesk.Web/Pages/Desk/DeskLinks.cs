using Helpdesk.Domain.Teams;

namespace Helpdesk.Web.Pages.Desk;

/// <summary>Addresses of the desk's lists.</summary>
internal static class DeskLinks
{
    public const string Home = "/desk";
    public const string Mine = "/desk/mine";
    public const string ToRelease = "/desk/to-release";
    public const string Attention = "/desk/attention";
    public const string Find = "/desk/find";
    public const string Next = "/desk/next";
    public const string Me = "/desk/me";
    public const string Presence = "/desk/presence";
    public const string Waiting = "/desk/waiting?handler=Counts";

    public static string Queue(Tier tier) => $"/desk?tier={tier}";
}
