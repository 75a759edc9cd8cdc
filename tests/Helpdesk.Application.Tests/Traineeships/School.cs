using Helpdesk.Application.Portal;
using Helpdesk.Application.Tests.Escalation;
using Helpdesk.Application.Tickets;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Tickets;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tests.Traineeships;

/// <summary>Nora learns the firmware of cameras from Sam, and has taken a ticket.</summary>
internal sealed record School(Desk Desk, Ticket Ticket, TicketBuilder Builder)
{
    public TestDatabase Database => Desk.Database;

    public static async Task<School> OpenAsync(TestDatabase database)
    {
        var desk = await A.DeskIn(database);
        await desk.Traineeship(desk.Nora, desk.Sam, desk.CameraFirmware);
        return await new School(desk, null!, null!).Another();
    }

    public async Task<School> Another()
    {
        var builder = A.Ticket.InSecondLevel().OwnedBy(Desk.Nora);
        return new(Desk, await builder.AddTo(Desk), builder);
    }

    public async Task<Addressee> Reply(string text, bool wait = false) => await Database.Send(
        new Reply.Command { Ticket = Ticket.Id, Version = await Version(), Body = text, WaitForCustomer = wait }, Desk.As(Desk.Nora));

    public async Task<Addressee> Solve(string text) => await Database.Send(
        new Resolve.Command { Ticket = Ticket.Id, Version = await Version(), Body = text, FirstLevelCould = true }, Desk.As(Desk.Nora));

    public async Task Release(Agent by, string? text = null, bool stillFits = false) => await Database.Send(await Releasing(text, stillFits), Desk.As(by));

    public async Task<ReleaseAnswer.Command> Releasing(string? text = null, bool stillFits = false)
    {
        var waiting = await Database.Db(db => db.Answers.AsNoTracking().Where(a => a.TicketId == Ticket.Id).OrderByDescending(a => a.Id).FirstAsync());
        return new() { Ticket = Ticket.Id, Version = await Version(), Answer = waiting.Id, Body = text ?? waiting.Body, StillFits = stillFits };
    }

    public async Task<int> Version() => (await Desk.See(Ticket)).Version;

    /// <summary>All that the customer can read of the ticket.</summary>
    public async Task<IReadOnlyList<string>> Told()
    {
        var followed = await Database.Send(new FollowTicket.Query(new(Builder.Link.Text)));
        return [$"{followed.Status}", $"{followed.Promise}", .. followed.History.Select(l => $"{l.What}: {l.Text}")];
    }

    public Task<AnswerState> State() => Database.Db(db => db.Answers.Where(a => a.TicketId == Ticket.Id).OrderByDescending(a => a.Id).Select(a => a.State).FirstAsync());
}
