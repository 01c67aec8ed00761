using PeerCoachBot.Tests.Support;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Tests.Turns;

/// <summary>A card that somebody deleted goes up once more, and is drawn there from then on.</summary>
public sealed class PostedAgainTests : IDisposable
{
    private const string Gather = "/step/gather";
    private readonly World world = new();

    public void Dispose() => world.Dispose();

    [Fact]
    public async Task Where_nobody_knows_whether_it_went_up_it_is_not_posted_yet_again()
    {
        await world.SayAsync("Ana", "start");
        world.Messenger.Messages.Clear();
        world.Messenger.InterceptAgain = () => new SendResult.Later("status 502", MayHaveGone: true);
        await world.SayAsync("Ben", "join");
        await world.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(1, Again());

        // Only with its next change, after which it is known where it stands.
        world.Messenger.InterceptAgain = null;
        await world.SayAsync("Cem", "join");
        await world.SayAsync("Dan", "join");
        Assert.Equal(2, Again());
        Assert.Contains("Dan", world.Messenger.Messages.Last(m => m.Card?.EndsWith(Gather, StringComparison.Ordinal) == true).Shown.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_changes_while_it_goes_up_is_drawn_there_and_not_posted_yet_again()
    {
        await world.SayAsync("Ana", "start");
        world.Messenger.Messages.Clear();
        world.Messenger.AfterEach = async call =>
        {
            if (call.Kind == "again" && Again() == 1)
                await world.Turns.HandleAsync(Said.By(world, "Cem", "join"), default);
        };
        await world.SayAsync("Ben", "join");
        await world.SayAsync("Dan", "join");
        Assert.Equal(1, Again());
        var card = Assert.Single(world.Messenger.Messages, m => m.Card?.EndsWith(Gather, StringComparison.Ordinal) == true);
        Assert.All(["Ben", "Cem", "Dan"], name => Assert.Contains(name, card.Shown.Text, StringComparison.Ordinal));
    }

    private int Again() => world.Messenger.Calls.Count(call => call.Kind == "again");
}
