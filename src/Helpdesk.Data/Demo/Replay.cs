using Helpdesk.Domain.Tickets;

namespace Helpdesk.Data.Demo;

/// <summary>A story with the time of each of its steps: up to where it got by now.</summary>
internal sealed class Replay
{
    private readonly IReadOnlyList<Step> steps;
    private readonly double[] luck;
    private readonly DateTimeOffset[] times;

    /// <param name="steps">What happens, up to the step that is to be the last.</param>
    /// <param name="random">How long everything takes.</param>
    public Replay(IReadOnlyList<Step> steps, Random random)
    {
        this.steps = steps;
        luck = [.. steps.Select(_ => random.NextDouble())];
        times = new DateTimeOffset[steps.Count];
    }

    public DateTimeOffset Begin => times[0];

    public DateTimeOffset End => times[^1];

    public void BeginAt(DateTimeOffset at)
    {
        times[0] = Paces.Waking(at);
        for (var i = 1; i < times.Length; i++)
        {
            times[i] = steps[i].Pace.Next(times[i - 1], luck[i]);
        }
    }

    /// <summary>Begins early enough for the last step to have happened by then.</summary>
    public void EndBy(DateTimeOffset at)
    {
        for (var begin = at; End == default || End > at; begin -= (End - at) + TimeSpan.FromMinutes(1))
        {
            BeginAt(begin);
        }
    }

    /// <param name="enter">Sets the stage.</param>
    /// <param name="random">Who takes it and what is said.</param>
    /// <param name="now">What would happen later has not happened yet.</param>
    /// <returns>The stage as the last step left it.</returns>
    public Stage Run(Func<Random, Stage> enter, Random random, DateTimeOffset now)
    {
        var stage = enter(random);
        for (var i = 0; i < steps.Count && times[i] <= now && !stage.IsStuck; i++)
        {
            if (steps[i].ByOwner && stage.Ticket.OwnerId is null)
            {
                stage.Now = times[i - 1] + ((times[i] - times[i - 1]) / 2);
                stage.Claim();
            }

            if (!stage.IsStuck)
            {
                stage.Now = times[i];
                steps[i].Act(stage);
            }
        }

        return stage;
    }
}
