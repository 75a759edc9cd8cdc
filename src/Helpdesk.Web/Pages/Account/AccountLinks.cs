namespace Helpdesk.Web.Pages;

internal static class AccountLinks
{
    public const string Password = "/account/password";

    public static string Invitation(string token) => $"/account/invitation/{token}";
}
