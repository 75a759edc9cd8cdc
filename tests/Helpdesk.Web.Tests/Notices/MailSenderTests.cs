using System.Collections.Concurrent;
using Helpdesk.Application.Outbox;
using Helpdesk.Application.Ports;
using Helpdesk.Data.Notices;
using Helpdesk.Domain.Notices;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Tickets;
using Helpdesk.TestSupport;
using Helpdesk.Web.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using MimeKit;

namespace Helpdesk.Web.Tests.Notices;

/// <summary>From the outbox to what a mail program opens.</summary>
public sealed class MailSenderTests
{
    [Theory]
    [InlineData(Language.English, "HD-000001: Customer", "Hello Frida Falk,", "The customer wrote on HD-000001 “Übergröße?”.", "en")]
    [InlineData(Language.German, "HD-000001: Kunde", "Guten Tag Frida Falk,", "Der Kunde hat zu HD-000001 „Übergröße?“ geschrieben.", "de")]
    public async Task The_folder_holds_a_mail_in_its_recipients_language(Language language, string subject, string hello, string text, string tag)
    {
        await using var site = (await HelpdeskSite.OpenAsync()).With("Helpdesk:Mail:Folder", "mail").With("Helpdesk:PublicUrl", "https://help.example.com");
        var ticket = await A.Ticket.Saying("Übergröße?").AddTo(site.Desk);
        await WriteAsync(site, language, ticket);

        Assert.Equal(1, await Sender(site).RunOnceAsync(CancellationToken.None));
        Assert.Equal(0, await Sender(site).RunOnceAsync(CancellationToken.None));

        var file = Assert.Single(Directory.GetFiles(Path.Combine(site.DataDirectory, "mail")));
        Assert.EndsWith(".eml", file, StringComparison.Ordinal);
        using var mail = await MimeMessage.LoadAsync(file);
        Assert.Equal(("Frida Falk", "frida.falk@desk.example"), (mail.To.Mailboxes.Single().Name, mail.To.Mailboxes.Single().Address));
        Assert.Equal("helpdesk@help.example.com", mail.From.Mailboxes.Single().Address);
        Assert.Equal((subject, tag), (mail.Subject, mail.Body!.Headers[HeaderId.ContentLanguage]));
        Assert.Equal(("auto-generated", "bulk", "All"), (mail.Headers[HeaderId.AutoSubmitted], mail.Headers[HeaderId.Precedence], mail.Headers["X-Auto-Response-Suppress"]));
        Assert.Equal(site.Database.Now, mail.Date);
        Assert.StartsWith($"{hello}\n\n{text}\n\nhttps://help.example.com/desk/tickets/{ticket.Id}\n\n", mail.TextBody!.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.DoesNotContain("[[", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("https://help.example.com/desk/notices/choices", mail.TextBody, StringComparison.Ordinal);
        Assert.Equal(site.Database.Now, await site.Database.Db(db => db.Outbox.Select(m => m.SentAt).SingleAsync()));
    }

    [Fact]
    public async Task A_mail_sent_again_after_a_crash_has_the_same_id_and_replaces_its_file()
    {
        await using var site = (await HelpdeskSite.OpenAsync()).With("Helpdesk:Mail:Folder", "mail");
        var ticket = await A.Ticket.AddTo(site.Desk);
        var row = await WriteAsync(site, Language.German, ticket);
        await Sender(site).RunOnceAsync(CancellationToken.None);
        await site.Database.Db(db => db.Outbox.ExecuteUpdateAsync(set => set.SetProperty(m => m.SentAt, (DateTimeOffset?)null)));
        site.Database.Time.Advance(ClaimMail.Lease);

        Assert.Equal(1, await Sender(site).RunOnceAsync(CancellationToken.None));

        using var mail = await MimeMessage.LoadAsync(Assert.Single(Directory.GetFiles(Path.Combine(site.DataDirectory, "mail"))));
        Assert.Equal($"{row.Key:N}@localhost", mail.MessageId);
        Assert.DoesNotContain("http", mail.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_nodes_at_once_hand_over_each_mail_once_and_one_that_fails_stops_no_other()
    {
        var post = new Post();
        await using var site = (await HelpdeskSite.OpenAsync()).With(services => services.AddSingleton<IMailTransport>(post));
        var ticket = await A.Ticket.AddTo(site.Desk);
        for (var i = 0; i < 30; i++)
        {
            await WriteAsync(site, Language.English, ticket);
        }

        post.Refused = await site.Database.Db(db => db.Outbox.OrderBy(m => m.Id).Select(m => m.Key).FirstAsync());
        var nodes = Enumerable.Range(0, 2).Select(_ => new MailSender(
            site.Services.GetRequiredService<IServiceScopeFactory>(), [post], site.Database.Time, NullLogger<MailSender>.Instance)).ToList();
        await Task.WhenAll(nodes.Select(node => Task.Run(async () =>
        {
            while (await node.RunOnceAsync(CancellationToken.None) > 0)
            {
            }
        })));

        Assert.Equal((29, 29), (post.Sent.Count, post.Sent.Distinct().Count()));
        var left = await site.Database.Db(db => db.Outbox.AsNoTracking().SingleAsync(m => m.SentAt == null));
        Assert.Equal((post.Refused, 1, nameof(IOException), site.Database.Now.AddMinutes(1)), (left.Key, left.Tries, left.LastFailure, left.DueAt));
        nodes.ForEach(node => node.Dispose());
    }

    [Fact]
    public async Task Without_a_transport_the_outbox_is_filled_and_the_start_says_that_nothing_leaves()
    {
        await using var site = (await HelpdeskSite.OpenAsync()).With("Helpdesk:DueWork", "true").With("Serilog:MinimumLevel:Default", "Warning");
        await WriteAsync(site, Language.English, await A.Ticket.AddTo(site.Desk));
        await site.Anonymous().Get("/");

        Assert.Equal(0, await Sender(site).RunOnceAsync(CancellationToken.None));

        Assert.Contains("no transport is configured", site.ReadLog(), StringComparison.Ordinal);
        Assert.Equal((0, null), await site.Database.Db(async db => (await db.Outbox.Select(m => m.Tries).SingleAsync(), await db.Outbox.Select(m => m.SentAt).SingleAsync())));
    }

    private static MailSender Sender(HelpdeskSite site) => site.Services.GetRequiredService<MailSender>();

    private static Task<OutgoingMail> WriteAsync(HelpdeskSite site, Language language, Ticket ticket) => site.Database.Save(db => db.Outbox.Add(new OutgoingMail(
        site.Desk.Frida, language, NoticeKind.CustomerWrote, ticket.Id, Reason.Of("TheCustomerHasWritten", ticket.Number, ticket.Title), site.Database.Now)).Entity);

    private sealed class Post : IMailTransport
    {
        public ConcurrentQueue<Guid> Sent { get; } = new();

        public Guid Refused { get; set; }

        public Task SendAsync(Mail mail, CancellationToken cancellationToken)
        {
            if (mail.Key == Refused)
            {
                throw new IOException("Refused.");
            }

            Sent.Enqueue(mail.Key);
            return Task.CompletedTask;
        }
    }
}
