using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests;

public sealed class SmokeTests
{
    [Fact]
    public async Task Two_people_reach_the_first_question()
    {
        using var world = new World { Readers = [World.Peer("Ana"), World.Peer("Ben")] };
        await world.SayAsync("Ana", "start");
        await world.SayAsync("Ben", "join");
        await world.SayAsync("Ana", "agree");
        await world.SayAsync("Ben", "agree");
        await world.SayAsync("Ben", "begin");
        Assert.Contains(world.Messenger.Messages, m => m.Shown.Title.Contains("accomplish", StringComparison.Ordinal));
        await world.SayAsync("Ben", "A goal");
        await world.WhisperAsync("Ana", "My goal");
        Assert.Contains(world.Messenger.Messages, m => m.Shown.Text.Contains("My goal", StringComparison.Ordinal));
        await world.PassAsync(TimeSpan.FromHours(25));
        Assert.NotNull((await world.SessionAsync())!.ClosedAt);
        Assert.Empty(((MemoryStore)world.Store).Hints);
    }
}
