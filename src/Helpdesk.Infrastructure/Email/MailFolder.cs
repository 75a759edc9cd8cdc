using System.Globalization;
using Helpdesk.Application.Ports;
using MimeKit;

namespace Helpdesk.Infrastructure.Email;

/// <summary>
/// Puts every mail into a folder, as a file that mail programs open: to see what would be sent. A file is there completely or not at
/// all; the same mail sent again replaces its file.
/// </summary>
/// <param name="folder">Made when it is missing.</param>
/// <param name="sender">The desk's own address.</param>
public sealed class MailFolder(string folder, string sender) : IMailTransport
{
    private readonly MailboxAddress from = MailboxAddress.Parse(sender);

    public async Task SendAsync(Mail mail, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{mail.At.UtcDateTime:yyyyMMdd-HHmmss}-{mail.Key:N}.eml"));

        // Two nodes that share the folder must not write into one temporary file.
        var unfinished = $"{file}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var message = Letters.Of(mail, from))
            {
                await message.WriteToAsync(unfinished, cancellationToken);
            }

            File.Move(unfinished, file, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}
