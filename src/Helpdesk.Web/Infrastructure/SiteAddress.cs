using Helpdesk.Web.Startup;

namespace Helpdesk.Web.Infrastructure;

/// <summary>Complete addresses for people to keep: of the configured public address, else of the host this request was allowed under.</summary>
public sealed class SiteAddress(IConfiguration configuration, IHttpContextAccessor http)
{
    public string Of(string path)
    {
        var root = Hosting.PublicAddress(configuration)?.ToString().TrimEnd('/')
            ?? (http.HttpContext?.Request is { } request ? $"{request.Scheme}://{request.Host}" : "");
        return root + path;
    }
}
