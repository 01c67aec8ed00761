using System.Collections.Concurrent;
using System.Globalization;

namespace PeerCoachBot.Tests.Simulation;

/// <summary>
/// Thousands of runs in which everything goes wrong that can. <c>SEEDS=100000</c> asks for more runs, and
/// <c>SEED=1234</c> repeats one.
/// </summary>
[Collection(Name)]
public sealed class SimulationTests
{
    public const string Name = "The simulation";

    private const int UsualSeeds = 2000;

    private const int MostShown = 3;

    /// <summary>How often each kind of fault must have happened in the usual runs.</summary>
    private const int AtLeast = 100;

    internal static int? Asked(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var number) ? number : null;

    [Fact]
    public async Task Nothing_is_lost_and_nothing_happens_twice_whatever_fails()
    {
        if (Asked("SEED") is { } one)
        {
            await PlayAsync(one);
            return;
        }

        var seeds = Asked("SEEDS") ?? UsualSeeds;
        ConcurrentBag<Exception> failures = [];
        await Parallel.ForAsync(0, seeds, async (seed, _) =>
        {
            if (await Record.ExceptionAsync(() => PlayAsync(seed)) is { } failure)
                failures.Add(failure);
        });
        Assert.True(failures.IsEmpty, $"{failures.Count} of {seeds} runs failed.\n{string.Join("\n\n", failures.Take(MostShown).Select(f => f.Message))}");
        if (seeds >= UsualSeeds)
            Assert.All(Enum.GetValues<Fault>(), fault =>
                Assert.True(Faults.Counts.GetValueOrDefault(fault) >= AtLeast, $"{fault} happened only {Faults.Counts.GetValueOrDefault(fault)} times"));
    }

    [Fact]
    public async Task A_seed_repeats_its_run_exactly() => await Parallel.ForAsync(0, 50, async (seed, _) =>
    {
        var first = await PlayAsync(seed);
        Assert.Equal(first, await PlayAsync(seed));
    });

    [Theory]
    [InlineData(Bug.AnyETag)]
    [InlineData(Bug.OutboxRowDropped)]
    [InlineData(Bug.KnownByIdOnly)]
    [InlineData(Bug.OwnSuccessNotKnown)]
    [InlineData(Bug.NoFence)]
    [InlineData(Bug.LocalTime)]
    internal async Task A_planted_mistake_is_noticed(Bug bug)
    {
        const int within = 200;
        for (var seed = 0; seed < within; seed++)
        {
            using var run = new Run(seed, bug);
            if (await Record.ExceptionAsync(run.PlayAsync) is not null)
                return;
        }

        Assert.Fail($"{bug} was not noticed within {within} seeds.");
    }

    /// <summary>Plays a seed, and gives the hash of its trace.</summary>
    private static async Task<string> PlayAsync(int seed)
    {
        using var run = new Run(seed);
        try
        {
            await run.PlayAsync();
        }
        catch (Exception error)
        {
            throw new InvalidOperationException($"SEED={seed} dotnet test --filter {nameof(SimulationTests)}\n{error.Message}\n{run.Trace}", error);
        }

        return run.Trace.Hash;
    }
}

/// <summary>It takes every processor, so it runs by itself.</summary>
[CollectionDefinition(SimulationTests.Name, DisableParallelization = true)]
public sealed class Simulated;
