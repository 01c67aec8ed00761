using System.Collections.Concurrent;

namespace PeerCoachBot.Tests.Simulation;

/// <summary>
/// Hundreds of runs of some weeks each, in which everything goes wrong that can. <c>SEEDS=100000</c> asks for more runs,
/// and <c>SEED=1234</c> repeats one.
/// </summary>
[Collection(SimulationTests.Name)]
public sealed class NudgeSimulationTests
{
    private const int UsualSeeds = 200;

    private const int MostShown = 3;

    [Fact]
    public async Task Every_nudge_comes_once_or_is_accounted_for_whatever_fails()
    {
        if (SimulationTests.Asked("SEED") is { } one)
        {
            await PlayAsync(one);
            return;
        }

        var seeds = SimulationTests.Asked("SEEDS") ?? UsualSeeds;
        var (messages, aside) = (0, 0);
        ConcurrentBag<Exception> failures = [];
        await Parallel.ForAsync(0, seeds, async (seed, _) =>
        {
            var failure = await Record.ExceptionAsync(async () =>
            {
                var run = await PlayAsync(seed);
                Interlocked.Add(ref messages, run.Messages);
                Interlocked.Add(ref aside, run.PutAside);
            });
            if (failure is not null)
                failures.Add(failure);
        });
        Assert.True(failures.IsEmpty, $"{failures.Count} of {seeds} runs failed.\n{string.Join("\n\n", failures.Take(MostShown).Select(f => f.Message))}");
        Assert.True(messages > 10 * seeds, $"only {messages} messages in {seeds} runs");
        Assert.True(aside > seeds, $"only {aside} times something was put aside in {seeds} runs");
    }

    [Theory]
    [InlineData(Bug.NudgeForgotten)]
    [InlineData(Bug.NudgeNotEnded)]
    [InlineData(Bug.TombstoneSkipped)]
    [InlineData(Bug.PastDropped)]
    internal async Task A_planted_mistake_is_noticed(Bug bug)
    {
        const int within = 200;
        for (var seed = 0; seed < within; seed++)
        {
            using var run = new NudgeRun(seed, bug);
            if (await Record.ExceptionAsync(run.PlayAsync) is not null)
                return;
        }

        Assert.Fail($"{bug} was not noticed within {within} seeds.");
    }

    /// <summary>Plays a seed, and gives what there was in it.</summary>
    private static async Task<NudgeRun> PlayAsync(int seed)
    {
        using var run = new NudgeRun(seed);
        try
        {
            await run.PlayAsync();
        }
        catch (Exception error)
        {
            throw new InvalidOperationException($"SEED={seed} dotnet test --filter {nameof(NudgeSimulationTests)}\n{error.Message}\n{run.Trace}", error);
        }

        return run;
    }
}
