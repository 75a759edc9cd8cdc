using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;

namespace Helpdesk.Data.Demo;

/// <summary>Where a ticket stands when its script stops after this step.</summary>
internal enum Mark
{
    Reported,
    Taken,
    PutBack,
    Talking,
    Asked,
    WithSpecialists,
    SpecialistHasIt,
    SpecialistAsked,
    Returned,
    Bounced,
    WithDevelopers,
    DeveloperHasIt,
    ThirdParty,
    Urgent,
    Solved,
    Reopened,
    Closed,
}

/// <summary>What a story can do besides its plain course.</summary>
internal enum Twist
{
    None,
    PutBack,
    Bounces,
    WaitsForThirdParty,
    IsUrgent,
    IsReopened,
}

internal sealed record Step(Mark Mark, Pace Pace, Action<Stage> Act, bool ByOwner = true);

/// <summary>A story as the steps in which its ticket lives through it.</summary>
internal static class Script
{
    public static IReadOnlyList<Step> Of(Story story, Twist twist) =>
        [.. FirstLevel(story, twist), .. story.Reason is null ? [] : Above(story, twist), .. Ending(twist)];

    private static IEnumerable<Step> FirstLevel(Story story, Twist twist)
    {
        yield return new(Mark.Reported, Pace.Moment, s => s.Report(), ByOwner: false);
        if (twist == Twist.PutBack)
        {
            yield return new(Mark.Taken, Pace.Queue, s => s.Claim(), ByOwner: false);
            yield return new(Mark.PutBack, Pace.Work, s => s.Release());
        }

        yield return new(Mark.Taken, Pace.Queue, s => s.Claim(), ByOwner: false);
        yield return new(Mark.Taken, Pace.Moment, s => s.Triage());
        if (story.Reason is not null && story.Return?.Code != ReturnCode.WrongProduct)
        {
            yield return new(Mark.Taken, Pace.Moment, s => s.Identify());
        }

        foreach (var step in Talk(story.First, Mark.Talking, Mark.Asked, Pace.Work))
        {
            yield return step;
        }

        if (twist == Twist.IsUrgent && story.Reason is null)
        {
            yield return new(Mark.Urgent, Pace.Trial, s => s.CallUrgent(), ByOwner: false);
            yield return new(Mark.Taken, Pace.Work, s => s.LetLeadAssign(), ByOwner: false);
        }
    }

    private static IEnumerable<Step> Above(Story story, Twist twist)
    {
        yield return new(Mark.WithSpecialists, Pace.Work, s => s.Escalate(Tier.Second));
        if (twist == Twist.IsUrgent)
        {
            yield return new(Mark.Urgent, Pace.Customer, s => s.CallUrgent(), ByOwner: false);
            yield return new(Mark.SpecialistHasIt, Pace.Work, s => s.LetLeadAssign(), ByOwner: false);
        }
        else
        {
            yield return new(Mark.SpecialistHasIt, Pace.SpecialistQueue, s => s.Claim(), ByOwner: false);
        }

        var early = story.Return is { ComesAgain: true };
        var notes = early ? story.Second.TakeWhile(t => t.By == Speaker.Note).Count() : 0;
        var answered = story.Return?.Code == ReturnCode.InsufficientInformation ? 1 : 0;
        var steps = Talk([.. story.Second.Take(notes)], Mark.SpecialistHasIt, Mark.SpecialistAsked, Pace.Work)
            .Concat(early ? AndAgain(story, twist) : [])
            .Concat(Talk([.. story.Second.Skip(notes + answered)], Mark.SpecialistHasIt, Mark.SpecialistAsked, Pace.Work))
            .Concat(story.Third is { } third ? Developers(story, third, twist) : twist == Twist.WaitsForThirdParty ? Supplier() : []);
        foreach (var step in steps)
        {
            yield return step;
        }

        if (story.Return is { } back && !early)
        {
            yield return new(Mark.Returned, Pace.Work, s => s.Return(back.Code, back.Missing ?? "", back.Note));
        }
    }

    /// <summary>Returned before it began, mended in First Level, and handed over again to the same specialist.</summary>
    private static IEnumerable<Step> AndAgain(Story story, Twist twist)
    {
        var back = story.Return!;
        yield return new(Mark.Returned, Pace.Work, s => s.Return(back.Code, back.Missing ?? "", back.Note));
        if (twist == Twist.Bounces)
        {
            yield return new(Mark.WithSpecialists, Pace.Work, s => s.Escalate(Tier.Second));
            yield return new(Mark.SpecialistHasIt, Pace.SpecialistQueue, s => s.ClaimAgain(), ByOwner: false);
            yield return new(Mark.Bounced, Pace.Work, s => s.Return(back.Code, back.Missing ?? "", s.Phrases.NotThereYet));
            yield return new(Mark.Taken, Pace.Work, s => s.LetLeadAssign(), ByOwner: false);
        }

        if (back.Code == ReturnCode.WrongProduct)
        {
            yield return new(Mark.Returned, Pace.Moment, s => s.Identify());
        }

        if (back.Code == ReturnCode.InsufficientInformation)
        {
            yield return new(Mark.Asked, Pace.Work, s => s.AskFor(back.Missing!));
            yield return new(Mark.Returned, Pace.Customer, s => s.Hear(NextAnswer(story)), ByOwner: false);
        }

        yield return new(Mark.WithSpecialists, Pace.Work, s => s.Escalate(Tier.Second));
        yield return new(Mark.SpecialistHasIt, Pace.SpecialistQueue, s => s.ClaimAgain(), ByOwner: false);
    }

    private static string NextAnswer(Story story) => story.Second.First(t => t.By == Speaker.Customer).Text;

    private static IEnumerable<Step> Developers(Story story, StoryThird third, Twist twist)
    {
        yield return new(Mark.WithDevelopers, Pace.Work, s => s.Escalate(Tier.Third));
        yield return new(Mark.DeveloperHasIt, Pace.Development, s => s.Claim(), ByOwner: false);
        if (twist == Twist.WaitsForThirdParty)
        {
            yield return new(Mark.ThirdParty, Pace.Development, s => s.WaitForThirdParty());
            yield return new(Mark.DeveloperHasIt, Pace.Development, s => s.Resume());
        }

        foreach (var step in Talk(third.Turns, Mark.DeveloperHasIt, Mark.DeveloperHasIt, Pace.Development))
        {
            yield return step;
        }

        if (story.SolvedAt < Tier.Third)
        {
            yield return new(Mark.Returned, Pace.Work, s => s.Return(ReturnCode.FinishWithCustomer, "", s.Phrases.FoundTheCause));
        }
    }

    private static IEnumerable<Step> Supplier() =>
    [
        new(Mark.ThirdParty, Pace.Work, s => s.WaitForThirdParty()),
        new(Mark.SpecialistHasIt, Pace.Development, s => s.Resume()),
    ];

    private static IEnumerable<Step> Ending(Twist twist)
    {
        yield return new(Mark.Solved, Pace.Work, s => s.Resolve(s.Story.Resolution));
        if (twist == Twist.IsReopened)
        {
            yield return new(Mark.Reopened, Pace.Trial, s => s.Reopen(), ByOwner: false);
            yield return new(Mark.Solved, Pace.SpecialistQueue, s => s.Resolve(s.Phrases.LookedAgain));
        }

        yield return new(Mark.Closed, Pace.Trial, s => s.Confirm(), ByOwner: false);
    }

    private static IEnumerable<Step> Talk(IReadOnlyList<Turn> turns, Mark working, Mark asked, Pace pace)
    {
        for (var i = 0; i < turns.Count; i++)
        {
            var turn = turns[i];
            var awaitsAnswer = i + 1 < turns.Count && turns[i + 1].By == Speaker.Customer;
            yield return turn.By switch
            {
                Speaker.Agent => new(awaitsAnswer ? asked : working, pace, s => s.Reply(turn.Text, awaitsAnswer)),
                Speaker.Customer => new(working, Pace.Customer, s => s.Hear(turn.Text), ByOwner: false),
                Speaker.Note => new Step(working, pace, s => s.Note(turn.Text)),
            };
        }
    }
}
