using Helpdesk.Domain.Trainings;

namespace Helpdesk.Domain.Tests.Trainings;

public sealed class ResultsTests
{
    private static readonly DateTimeOffset After = Sessions.Ends;

    [Theory]
    [InlineData(true, 60, 60, true)]
    [InlineData(true, 59, 60, false)]
    [InlineData(true, 100, 60, true)]
    [InlineData(true, 0, 0, true)]
    [InlineData(true, null, 0, true)]
    [InlineData(false, null, 60, false)]
    [InlineData(false, null, 0, false)]
    public void Passed_has_who_was_there_and_reached_the_mark(bool attended, int? score, int mark, bool passed)
    {
        var session = Sessions.With(1, Desk.Sam);

        var changes = session.Record(Sessions.Sheet((Desk.Sam, attended, score)), mark, Desk.Lea.Id, After);

        Assert.Equal((attended, score, passed), (session.Participants.Single().Attended!.Value, session.Participants.Single().Score, session.Participants.Single().Passed!.Value));
        Assert.Equal(passed ? [Desk.Sam.Id] : [], changes.Passed);
        Assert.Empty(changes.Failed);
        Assert.Equal((mark, Desk.Theo.Id, Desk.Lea.Id, After), (session.PassMark!.Value, session.ExaminerId!.Value, session.ResultsById!.Value, session.ResultsAt!.Value));
    }

    public static TheoryData<string, ResultSheet, Reason> BadSheets => new()
    {
        { "nobody", Sessions.Sheet(), Reason.Of("TheSheetHasEveryParticipant") },
        { "one is missing", Sessions.Sheet((Desk.Sam, true, 70)), Reason.Of("TheSheetHasEveryParticipant") },
        { "who only waited", Sessions.Sheet((Desk.Sam, true, 70), (Desk.Fay, true, 80)), Reason.Of("TheSheetHasEveryParticipant") },
        { "one twice", Sessions.Sheet((Desk.Sam, true, 70), (Desk.Sam, true, 80)), Reason.Of("TheSheetHasEveryParticipant") },
        { "no score", Sessions.Sheet((Desk.Sam, true, 70), (Desk.Sue, true, null)), Reason.Of("WhoWasThereHasAScore").At("Lines[1].Score") },
        { "a score of the absent", Sessions.Sheet((Desk.Sam, false, 70), (Desk.Sue, true, 80)), Reason.Of("OnlyWhoWasThereHasAScore").At("Lines[0].Score") },
        { "below zero", Sessions.Sheet((Desk.Sam, true, -1), (Desk.Sue, true, 80)), Reason.Of("ANumberIsWithinItsRange", 0, 100).At("Lines[0].Score") },
        { "above a hundred", Sessions.Sheet((Desk.Sam, true, 1), (Desk.Sue, true, 101)), Reason.Of("ANumberIsWithinItsRange", 0, 100).At("Lines[1].Score") },
        { "the own examiner", Sessions.Sheet((Desk.Sam, true, 70), (Desk.Sue, true, 80)) with { ExaminerId = Desk.Sam.Id }, Reason.Of("NobodyExaminesThemselves").At("Examiner") },
    };

    [Theory, MemberData(nameof(BadSheets))]
    public void A_sheet_that_makes_no_sense_is_refused_and_nothing_is_recorded(string what, ResultSheet sheet, Reason reason)
    {
        var session = Sessions.With(2, Desk.Sam, Desk.Sue, Desk.Fay);

        Assert.NotEmpty(what);
        session.CanRecord(sheet, 60, Desk.Lea.Id, After).IsRefused(reason);
        Assert.Equal([reason], Assert.Throws<BrokenRuleException>(() => session.Record(sheet, 60, Desk.Lea.Id, After)).Reasons);
        Assert.Null(session.ResultsAt);
        Assert.All(session.Enrolments, e => Assert.Null(e.Passed));
    }

    [Fact]
    public void Nobody_records_their_own_result() =>
        Sessions.With(1, Desk.Lea).CanRecord(Desk.Lea.Id, After).IsRefused(Reason.Of("NobodyRecordsTheirOwnResult"));

    [Fact]
    public void Results_follow_the_beginning_and_are_of_somebody()
    {
        Sessions.With(1, Desk.Sam).CanRecord(Desk.Lea.Id, Sessions.Starts.AddTicks(-1)).IsRefused(Reason.Of("ResultsFollowTheBeginning", Sessions.Starts));
        Sessions.With(1, Desk.Sam).CanRecord(Desk.Lea.Id, Sessions.Starts).IsAllowed();
        Sessions.Of().CanRecord(Desk.Lea.Id, After).IsRefused(Reason.Of("ResultsAreOfSomebody"));
    }

    [Fact]
    public void A_correction_says_why_and_names_only_what_changed()
    {
        var session = Sessions.With(3, Desk.Sam, Desk.Sue, Desk.Fay);
        session.Record(Sessions.Sheet((Desk.Sam, true, 90), (Desk.Sue, true, 40), (Desk.Fay, true, 75)), 60, Desk.Lea.Id, After);
        var corrected = Sessions.Sheet((Desk.Sam, true, 50), (Desk.Sue, true, 65), (Desk.Fay, true, 80));

        session.CanRecord(corrected, 60, Desk.Lea.Id, After).IsRefused(Reason.Of("ACorrectionSaysWhy").At("Correction"));
        var changes = session.Record(corrected with { Correction = "Two sheets were swapped." }, 60, Desk.Lea.Id, After.AddDays(1));

        Assert.Equal([Desk.Sue.Id], changes.Passed);
        Assert.Equal([Desk.Sam.Id], changes.Failed);
        Assert.Equal(("Two sheets were swapped.", After.AddDays(1)), (session.Correction, session.ResultsAt!.Value));
    }

    [Fact]
    public void The_mark_of_the_first_recording_stays_in_force()
    {
        var session = Sessions.With(1, Desk.Sam);
        session.Record(Sessions.Sheet((Desk.Sam, true, 65)), 60, Desk.Lea.Id, After);

        var changes = session.Record(Sessions.Sheet((Desk.Sam, true, 66)) with { Correction = "Counted again." }, 90, Desk.Lea.Id, After);

        Assert.Empty(changes.Failed);
        Assert.Equal(60, session.PassMark);
    }
}
