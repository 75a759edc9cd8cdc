using Helpdesk.Domain.Shared;

namespace Helpdesk.Domain.Trainings;

/// <summary>What came of a session: recorded once for everybody, and corrected only with a reason.</summary>
public sealed partial class TrainingSession
{
    public const int CorrectionMaxLength = 300;

    /// <summary>The mark that applied when the results were recorded; a later change of the course changes no result.</summary>
    public int? PassMark { get; private set; }

    public long? ExaminerId { get; private set; }

    public DateTimeOffset? ResultsAt { get; private set; }

    public long? ResultsById { get; private set; }

    /// <summary>Why the results were last corrected; empty when they never were.</summary>
    public string Correction { get; private set; } = "";

    public Verdict CanRecord(long byAgentId, DateTimeOffset now) => IsOn()
        .Then(() => Verdict.Unless(StartsAt <= now, Reason.Of("ResultsFollowTheBeginning", StartsAt)))
        .Then(() => Verdict.Unless(Taken > 0, Reason.Of("ResultsAreOfSomebody")))
        .Then(() => Verdict.Unless(!TakesPart(byAgentId), Reason.Of("NobodyRecordsTheirOwnResult")));

    /// <param name="sheet">A line for every participant.</param>
    /// <param name="passMark">The course's, as it is now; the one of the first recording stays in force.</param>
    /// <param name="byAgentId">Who puts their name to it.</param>
    /// <param name="now">The time.</param>
    public Verdict CanRecord(ResultSheet sheet, int passMark, long byAgentId, DateTimeOffset now) => CanRecord(byAgentId, now)
        .Then(() => Verdict.Unless(
            sheet.Lines.Select(l => l.AgentId).Order().SequenceEqual(Participants.Select(p => p.AgentId).Order()), Reason.Of("TheSheetHasEveryParticipant")))
        .Then(() => Verdict.Unless(!TakesPart(sheet.ExaminerId), Reason.Of("NobodyExaminesThemselves").At("Examiner"))
            .And(Verdict.Unless(ResultsAt is null || sheet.Correction.Length > 0, Reason.Of("ACorrectionSaysWhy").At(nameof(Correction))))
            .And(sheet.Lines.Index().Aggregate(Verdict.Yes, (verdict, l) => verdict.And(CanBe(l.Item, l.Index, PassMark ?? passMark)))));

    /// <summary>Attendance and scores of everybody at once. Passed has who was there and reached the mark.</summary>
    /// <returns>Whose result became a pass, and whose is none any more.</returns>
    public ResultChanges Record(ResultSheet sheet, int passMark, long byAgentId, DateTimeOffset now)
    {
        CanRecord(sheet, passMark, byAgentId, now).OrThrow();
        (PassMark, Correction) = (PassMark ?? passMark, ResultsAt is null ? "" : sheet.Correction);
        (ExaminerId, ResultsById, ResultsAt) = (sheet.ExaminerId, byAgentId, now);

        var (passed, failed) = (new List<long>(), new List<long>());
        foreach (var participant in Participants)
        {
            var line = sheet.Lines.First(l => l.AgentId == participant.AgentId);
            var passes = line.Attended && (line.Score ?? 0) >= PassMark;
            if (passes != (participant.Passed ?? false))
            {
                (passes ? passed : failed).Add(participant.AgentId);
            }

            participant.Result(line.Attended, line.Score, passes);
        }

        return new(passed, failed);
    }

    private bool TakesPart(long agentId) => enrolments.Exists(e => e.State == EnrolmentState.Enrolled && e.AgentId == agentId);

    private static Verdict CanBe(ResultLine line, int index, int passMark)
    {
        var field = $"Lines[{index}].{nameof(ResultLine.Score)}";
        return Verdict.Unless(line.Attended || line.Score is null, Reason.Of("OnlyWhoWasThereHasAScore").At(field))
            .And(Verdict.Unless(!line.Attended || line.Score is not null || passMark == 0, Reason.Of("WhoWasThereHasAScore").At(field)))
            .And(Numbers.Within(line.Score, 0, Course.HighestMark, field));
    }
}

/// <param name="Correction">Why results that were recorded already change.</param>
public sealed record ResultSheet(long ExaminerId, IReadOnlyList<ResultLine> Lines, string Correction = "");

public sealed record ResultLine(long AgentId, bool Attended, int? Score);

/// <param name="Passed">Whose result became a pass.</param>
/// <param name="Failed">Whose result was a pass until now.</param>
public sealed record ResultChanges(IReadOnlyList<long> Passed, IReadOnlyList<long> Failed);
