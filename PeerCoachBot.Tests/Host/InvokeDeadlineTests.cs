using PeerCoachBot.Decisions;
using PeerCoachBot.Storage;
using PeerCoachBot.Tests.Support;
using static PeerCoachBot.Tests.Host.Somebody;

namespace PeerCoachBot.Tests.Host;

/// <summary>A client waits a few seconds: it is answered by then, whatever the store does, and loses nothing that was typed.</summary>
public sealed class InvokeDeadlineTests
{
    private static readonly TimeSpan InTime = TimeSpan.FromSeconds(3);

    [NeedsSqliteFact]
    public async Task A_dialog_stays_open_with_its_words_and_may_be_sent_again_after_all()
    {
        HangingStore? store = null;
        await using var bot = await BotHost.StartAsync(inner => store = new HangingStore(inner));
        await TriadScript.PlayAsync(bot, Spot.Group, until: TriadScript.Goals[0]);
        var presser = new Presser(bot, Spot.Group);
        var dialog = await presser.OpenAsync(Ana, "Write my answer");

        var held = store!.Hold();
        var sent = presser.SendAsync(Ana, dialog, ("answer", "Grow apricots"));
        await held.Reached.WaitAsync(StubConnector.Patience);
        bot.Clock.Advance(InTime);
        var kept = (await sent)!;
        Assert.Equal("Grow apricots", kept.Value("answer"));
        Assert.Contains("it counts only once", kept.Text, StringComparison.Ordinal);

        // The work went on meanwhile; sent again, it is known.
        held.Release();
        await bot.Connector.SeeAsync(Spot.Group.Id, "Answered: Ana Lee.");
        await bot.IdleAsync();
        var before = bot.Tables();
        Assert.Null(await presser.SendAsync(Ana, kept, ("answer", "Grow apricots")));
        await bot.IdleAsync();
        Assert.Empty(before.Changes(bot.Tables()));
    }

    [NeedsSqliteFact]
    public async Task Somebody_who_was_chosen_stays_chosen()
    {
        HangingStore? store = null;
        await using var bot = await BotHost.StartAsync(inner => store = new HangingStore(inner));
        await bot.Teams.SayAsync(Spot.Group, Ana, "I will rest by Friday");
        await bot.Connector.SeeAsync(Spot.Group.Id, "rest");
        var presser = new Presser(bot, Spot.Group);
        var dialog = await presser.OpenAsync(Ana, "Change…");

        var held = store!.Hold();
        var sent = presser.SendAsync(Ana, dialog, ("witness", Ben.ObjectId!));
        await held.Reached.WaitAsync(StubConnector.Patience);
        bot.Clock.Advance(InTime);
        Assert.Equal(Ben.ObjectId, (await sent)!.Value("witness"));
        held.Release();
    }

    [NeedsSqliteTheory]
    [InlineData("Pass", "cannot say yet")]
    [InlineData("Write my answer", "cannot say yet")]
    public async Task A_press_is_answered_although_nothing_can_be_read(string button, string says)
    {
        HangingStore? store = null;
        await using var bot = await BotHost.StartAsync(inner => store = new HangingStore(inner));
        await TriadScript.PlayAsync(bot, Spot.Group, until: TriadScript.Goals[0]);
        var press = bot.Teams.Press(Spot.Group, Ana, new Presser(bot, Spot.Group).Find(button));
        var held = store!.Hold();
        var answer = bot.Teams.AnswerAsync(press);
        await held.Reached.WaitAsync(StubConnector.Patience);
        bot.Clock.Advance(InTime);
        var body = (await answer)!.ToJsonString();
        held.Release();
        Assert.Contains(says, body, StringComparison.Ordinal);
    }

    [NeedsSqliteFact]
    public async Task What_is_done_in_time_is_answered_as_ever()
    {
        HangingStore? store = null;
        await using var bot = await BotHost.StartAsync(inner => store = new HangingStore(inner));
        await TriadScript.PlayAsync(bot, Spot.Group, until: TriadScript.Goals[0]);
        var held = store!.Hold();
        var answer = bot.Teams.AnswerAsync(bot.Teams.Press(Spot.Group, Ana, new Presser(bot, Spot.Group).Find("Pass")));
        await held.Reached.WaitAsync(StubConnector.Patience);
        bot.Clock.Advance(InTime - TimeSpan.FromTicks(1));
        held.Release();
        Assert.Contains("Passed: Ana Lee.", (await answer)!.ToJsonString(), StringComparison.Ordinal);
    }

    /// <summary>A store that does not answer while it is held, whoever asks it to hurry.</summary>
    private sealed class HangingStore(IStore inner) : StoreWrapper(inner)
    {
        private volatile Held? held;

        public Held Hold() => held = new Held();

        public override async Task<CommitResult> CommitAsync(Commit commit, CancellationToken cancellation)
        {
            await WaitAsync();
            return await base.CommitAsync(commit, cancellation);
        }

        public override async Task<StoredAggregate?> LoadAsync(AggregateId id, CancellationToken cancellation)
        {
            await WaitAsync();
            return await base.LoadAsync(id, cancellation);
        }

        public override async Task<string?> FindSeenAsync(AggregateId id, string eventId, CancellationToken cancellation)
        {
            await WaitAsync();
            return await base.FindSeenAsync(id, eventId, cancellation);
        }

        private Task WaitAsync() => held?.WaitAsync() ?? Task.CompletedTask;
    }

    private sealed class Held
    {
        private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Reached => reached.Task;

        public void Release() => released.TrySetResult();

        public Task WaitAsync()
        {
            reached.TrySetResult();
            return released.Task;
        }
    }
}
