using System.Net.Mail;
using Helpdesk.Application.Ports;
using Helpdesk.Infrastructure.Email;
using Helpdesk.Web.Infrastructure;

namespace Helpdesk.Web.Startup;

internal static class Mails
{
    private const string Folder = "Helpdesk:Mail:Folder";
    private const string From = "Helpdesk:Mail:From";

    /// <summary>
    /// What takes mails out of the outbox, on nodes that do due work. With <c>Helpdesk:Mail:Folder</c> they become files below the data
    /// directory; without any transport they stay where they are.
    /// </summary>
    public static void AddMails(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<NoticeMails>();
        builder.Services.AddSingleton<MailSender>();
        if (builder.Configuration[Folder] is { Length: > 0 } folder)
        {
            builder.Services.AddSingleton<IMailTransport>(new MailFolder(Below(Hosting.DataDirectory(builder.Configuration, builder.Environment), folder), Sender(builder.Configuration)));
        }

        if (Hosting.RunsDueWork(builder.Configuration))
        {
            builder.Services.AddHostedService(provider => provider.GetRequiredService<MailSender>());
        }
    }

    /// <summary>Mails are private, and the data directory is kept so.</summary>
    private static string Below(string data, string folder)
    {
        var path = Path.GetFullPath(Path.Combine(data, folder));
        return path.StartsWith(Path.TrimEndingDirectorySeparator(data) + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? path
            : throw new StartupException($"{Folder} is '{folder}'. It must be a folder below the data directory, such as mail.");
    }

    private static string Sender(ConfigurationManager configuration)
    {
        var sender = configuration[From] ?? $"helpdesk@{Hosting.PublicAddress(configuration)?.Host ?? "localhost"}";
        return MailAddress.TryCreate(sender, out var address)
            ? address.Address
            : throw new StartupException($"{From} is '{sender}'. It must be a mail address, such as helpdesk@example.com.");
    }
}
