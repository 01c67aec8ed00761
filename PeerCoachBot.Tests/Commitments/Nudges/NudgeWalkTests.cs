using System.Collections.Concurrent;

namespace PeerCoachBot.Tests.Commitments.Nudges;

public sealed class NudgeWalkTests
{
    private const int Walks = 500;

    private const int MostShown = 5;

    [Fact]
    public void The_laws_hold_whatever_somebody_does_and_wherever_they_are()
    {
        ConcurrentBag<string> failures = [];
        var messages = 0;
        Parallel.For(0, Walks, seed =>
        {
            var walk = new NudgeWalk(seed);
            if (Record.Exception(walk.Go) is { } failure)
                failures.Add($"walk {seed}: {failure.Message}");
            Interlocked.Add(ref messages, walk.Messages);
        });
        Assert.True(failures.IsEmpty, $"{failures.Count} of {Walks} walks failed.\n{string.Join('\n', failures.Order().Take(MostShown))}");
        Assert.True(messages > 5 * Walks, $"only {messages} messages in {Walks} walks");
    }
}
