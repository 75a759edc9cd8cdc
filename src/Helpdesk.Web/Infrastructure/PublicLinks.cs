using Helpdesk.Web.Startup;

namespace Helpdesk.Web.Infrastructure;

/// <summary>Complete addresses for people outside the page: below the configured public address, else the one that was asked for.</summary>
public sealed class PublicLinks(IConfiguration configuration, IHttpContextAccessor http)
{
    public string To(string path)
    {
        var root = Hosting.PublicAddress(configuration)?.ToString().TrimEnd('/')
            ?? (http.HttpContext?.Request is { } request ? $"{request.Scheme}://{request.Host}" : "");
        return root + path;
    }
}
