namespace Helpdesk.Data.Demo;

/// <summary>How many of the desk's tickets stand where; what is not named here went its whole way and is closed.</summary>
/// <param name="Idle">Hours since the last thing happened, at most.</param>
internal sealed record Plan(Mark Stop, int Count, double Idle, Twist Twist = Twist.None)
{
    public static readonly IReadOnlyList<Plan> Unfinished =
    [
        new(Mark.Reported, 8, 14),
        new(Mark.Taken, 3, 10),
        new(Mark.PutBack, 2, 20, Twist.PutBack),
        new(Mark.Asked, 6, 60),
        new(Mark.Talking, 3, 24),
        new(Mark.WithSpecialists, 6, 36),
        new(Mark.SpecialistHasIt, 4, 40),
        new(Mark.SpecialistAsked, 4, 70),
        new(Mark.Returned, 4, 40),
        new(Mark.Bounced, 1, 30, Twist.Bounces),
        new(Mark.WithDevelopers, 4, 80),
        new(Mark.DeveloperHasIt, 4, 90),
        new(Mark.ThirdParty, 4, 150, Twist.WaitsForThirdParty),
        new(Mark.Urgent, 4, 20, Twist.IsUrgent),
        new(Mark.Reopened, 3, 30, Twist.IsReopened),
        new(Mark.Solved, 10, 96),
    ];

    /// <summary>What some of the closed ones have been through.</summary>
    public static readonly IReadOnlyList<Twist> Past =
        [Twist.None, Twist.None, Twist.WaitsForThirdParty, Twist.None, Twist.IsReopened, Twist.None, Twist.None, Twist.IsUrgent, Twist.None, Twist.PutBack, Twist.None, Twist.None];
}
