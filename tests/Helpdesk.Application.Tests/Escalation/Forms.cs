using Helpdesk.Application.Tickets;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tests.Escalation;

/// <summary>Filled-in forms and what became of a ticket.</summary>
internal static class Forms
{
    /// <summary>The complete packet of the stage, for the version the ticket has now.</summary>
    public static async Task<Escalate.Command> Packet(this Desk desk, Ticket ticket, Tier tier)
    {
        var now = await desk.See(ticket);
        return new()
        {
            Ticket = ticket.Id,
            Version = now.Version,
            Tier = tier,
            TopicId = desk.Firmware.Id,
            ProductId = now.ProductId,
            GenerationId = now.GenerationId,
            Reason = A.Packet.Reason,
            SerialNumber = A.Packet.SerialNumber,
            ProductVersion = A.Packet.ProductVersion,
            Environment = A.Packet.Environment,
            Question = A.Packet.Question,
            Steps = [.. A.Steps.Select(s => new PacketForm.Tried { Step = s.Step, Result = s.Result })],
            ToldCustomer = A.Packet.ToldCustomer,
            NextNewsAt = A.Packet.NextNewsAt,
            Impact = A.Packet.Impact,
            Urgency = A.Packet.Urgency,
            Diagnostics = A.Packet.Diagnostics,
            Reproduction = A.Packet.Reproduction,
            Expected = A.Packet.Expected,
            Actual = A.Packet.Actual,
            Frequency = A.Packet.Frequency,
        };
    }

    public static async Task<Return.Command> Back(this Desk desk, Ticket ticket, ReturnCode code = ReturnCode.SolvableAtLowerLevel, string missing = "") =>
        new() { Ticket = ticket.Id, Version = (await desk.See(ticket)).Version, Code = code, Missing = missing, Note = "See the manual, page 12." };

    public static Task<Ticket> See(this Desk desk, Ticket ticket) => desk.Database.Db(db => db.Tickets.AsNoTracking()
        .Include(t => t.Skills).Include(t => t.Stays).Include(t => t.Events).Include(t => t.Escalations).ThenInclude(e => e.Steps)
        .Include(t => t.Assignments).ThenInclude(a => a.Proofs).AsSplitQuery().SingleAsync(t => t.Id == ticket.Id));

    public static async Task<IReadOnlyList<Reason>> Refused(Func<Task> act) => (await Assert.ThrowsAsync<BrokenRuleException>(act)).Reasons;
}
