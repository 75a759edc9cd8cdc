namespace Helpdesk.Web.Pages;

/// <summary>Addresses that every layout knows.</summary>
internal static class SharedLinks
{
    public const string Portal = "/";
    public const string Desk = "/desk";
    public const string SignIn = "/account/sign-in";
    public const string SignOut = "/account/sign-out";
    public const string Language = "/language";
}
