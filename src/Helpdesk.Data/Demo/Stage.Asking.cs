using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;

namespace Helpdesk.Data.Demo;

/// <summary>Whoever has the ticket asks the next tier what the story would send there, and perhaps hears what it would find.</summary>
internal sealed partial class Stage
{
    private string? Question => Ticket.Tier switch
    {
        Tier.First => story.Question,
        Tier.Second => story.Third?.Question,
        Tier.Third => null,
    };

    /// <summary>The last that the next tier notes; what it notes before a return is about the packet.</summary>
    private string? Finding => (Ticket.Tier == Tier.First ? story.Second.SkipWhile(t => story.Return is { ComesAgain: true } && t.By == Speaker.Note) : story.Third?.Turns ?? [])
        .Where(t => t.By == Speaker.Note).Select(t => t.Text).LastOrDefault();

    /// <summary>After the last step, and without luck, so that no story depends on it.</summary>
    /// <param name="answered">Whether the answer is there.</param>
    /// <param name="now">The present: both lie between the last step and it.</param>
    /// <returns>Whether somebody was asked.</returns>
    public bool AskTheNextTier(bool answered, DateTimeOffset now)
    {
        if (Ticket is not { IsActive: true, OwnerId: not null } || Question is not { } text || (answered && Finding is null))
        {
            return false;
        }

        var third = (now - Ticket.UpdatedAt) / 3;
        var (asked, told) = (Ticket.UpdatedAt + third, Ticket.UpdatedAt + third + third);
        var question = new ConsultQuestion(Ticket.Tier + 1, world.Topic(story.Topic).Id, text);
        if (world.Gate.Specialist(Ticket, world.Work(Ticket, device, question.Tier, [question.Skill]), asked) is not var (specialist, decision))
        {
            return false;
        }

        Ticket.Consult(Owner, specialist.AsActor, question, decision, Tier.Third, asked);
        if (answered)
        {
            Ticket.AnswerConsult(Ticket.Consults.Single(), specialist, Finding!, told);
        }

        return true;
    }
}
