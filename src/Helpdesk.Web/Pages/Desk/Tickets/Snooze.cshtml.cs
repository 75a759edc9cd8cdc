using Helpdesk.Application.Tickets;
using Helpdesk.Domain.Tickets;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Desk.Tickets;

/// <summary>Not now: until when, and what for? Times are the reader's own.</summary>
public sealed class SnoozeModel(ReaderTime clock) : TicketFormPage
{
    [BindProperty]
    public Snooze.Command Input { get; set; } = new();

    public override TicketVerb Verb => TicketVerb.Snooze;

    /// <summary>What can be meant now, and when that is; late in the evening nothing is later today.</summary>
    public IReadOnlyList<(SnoozeChoice Choice, DateTimeOffset At)> Choices =>
    [
        .. Enum.GetValues<SnoozeChoice>().Select(c => (c, At: c.At(clock.Now, clock.Zone))).Where(c => c.At is not null).Select(c => (c.c, c.At!.Value)),
    ];

    protected override int FormVersion
    {
        get => Input.Version;
        set => Input = Input with { Version = value };
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { Ticket = Id, Zone = clock.Zone.Id });
        return BackToTheTicket("Snoozing.NowAside");
    }
}
