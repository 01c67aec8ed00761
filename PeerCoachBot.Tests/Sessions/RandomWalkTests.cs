namespace PeerCoachBot.Tests.Sessions;

public sealed class RandomWalkTests
{
    private const int Seeds = 300;
    private const int Events = 150;

    [Fact]
    public void Whatever_people_say_what_must_hold_holds()
    {
        HashSet<string> steps = [];
        var (changes, hidden, largest) = (0, 0, 0);
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var walk = new Walk(seed);
            try
            {
                walk.Run(Events);
            }
            catch (Exception error)
            {
                throw new InvalidOperationException($"Seed {seed}, after {walk.Changes} changes: {error.Message}", error);
            }

            steps.UnionWith(walk.StepsSeen);
            changes += walk.Changes;
            hidden += walk.TimesHidden;
            largest = Math.Max(largest, walk.LargestDecision);
        }

        // The walks went everywhere, and did not merely bounce off.
        Assert.Equal(["ask:goal", "ask:learning", "close", "commit", "gather", "turns"], steps.Order());
        Assert.True(changes > Seeds * Events / 5, $"only {changes} changes");
        Assert.True(largest > 10, $"the largest decision has only {largest} effects");
        Assert.True(hidden > Seeds, $"words were to be hidden only {hidden} times");
    }
}
