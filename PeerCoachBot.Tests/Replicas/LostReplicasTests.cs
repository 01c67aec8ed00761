using PeerCoachBot.Tests.Host;
using PeerCoachBot.Tests.Storage.Tables;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Replicas;

/// <summary>Twenty sessions of eight, of whose two bots one is lost in the middle of it.</summary>
[Collection(Fleet.Name)]
public sealed class LostReplicasTests
{
    private const int Circles = 20;

    /// <summary>So many senders of a bot are at work at once, and what each has in hand may come twice.</summary>
    private const int Senders = 8;

    private static readonly TimeSpan Takeover = TimeSpan.FromSeconds(90);

    [NeedsNodeFact]
    public async Task One_that_is_killed_loses_nothing_and_another_carries_on_in_time()
    {
        await using var fleet = await Fleet.StartAsync(bots: 2);
        var (circles, dialogs) = await fleet.BeginAsync(Circles);
        fleet.ConflictAtOneIn(5);

        // It has a card in hand that nobody else has a reason to send, and a third of the answers is in.
        var (doomed, left) = (fleet[0], circles[0]);
        var inHand = fleet.Connector.HoldBefore(call => call.Verb == Verb.Post && call.Conversation == left.Here.Id && call.Shows(left.WordsOf(left.Peers[0])));
        foreach (var peer in left.Peers)
            while (!await left.SendAsync(doomed, peer, dialogs[0]))
            {
            }

        await inHand.Reached.WaitAsync(StubConnector.Patience);
        var answers = circles.Skip(1).ToList().Answers([.. dialogs.Skip(1)], (circle, dialog, who, n) => circle.InsistAsync(n, who, dialog)).ToList();
        await fleet.AcknowledgedAsync(Circles * 8 / 3);
        await fleet.KillAsync(doomed);
        await fleet.AddAsync();
        await Task.WhenAll(answers);

        await fleet.AdvanceAsync(Takeover);
        foreach (var circle in circles)
            await circle.AssertKeptAsync();
        Assert.InRange(circles.Sum(circle => circle.Copies()), 0, Senders);
    }

    [NeedsNodeFact]
    public async Task One_that_stood_still_until_its_claims_ran_out_sends_nothing_of_what_another_has_sent()
    {
        await using var fleet = await Fleet.StartAsync(bots: 2);
        var (circles, dialogs) = await fleet.BeginAsync(3);
        var (stopped, other) = (fleet[0], fleet[1]);

        // The last answer is stored, and the bot that stored it has not heard so yet.
        var (circle, dialog) = (circles[0], dialogs[0]);
        foreach (var peer in circle.Peers.Skip(1))
            Assert.True(await circle.SendAsync(stopped, peer, dialog));
        TaskCompletionSource stored = new(TaskCreationOptions.RunContinuationsAsynchronously);
        fleet.Way.DecideByBody = (_, path, body) => Task.FromResult<Fault?>(
            path.EndsWith("$batch", StringComparison.Ordinal) && body.Contains(circle.WordsOf(circle.Peers[0]), StringComparison.Ordinal) && stored.TrySetResult()
                ? new Fault.Silence(Arrives: true)
                : null);
        var last = circle.SendAsync(stopped, circle.Peers[0], dialog);
        await stored.Task.WaitAsync(StubConnector.Patience);
        await fleet.StopAsync(stopped);

        await fleet.AdvanceAsync(Takeover);
        await circle.AssertKeptAsync();
        foreach (var (next, send) in circles.Zip(dialogs).Skip(1))
            await Task.WhenAll(next.Peers.Select(peer => next.InsistAsync(0, peer, send)));

        await fleet.ContinueAsync(stopped);

        // It took too long for a dialog: its sender heard that it is not known yet, and sends it again.
        await last;
        Assert.True(await circle.SendAsync(stopped, circle.Peers[0], dialog));
        foreach (var each in circles)
        {
            await each.AssertKeptAsync();
            Assert.Equal(0, each.Copies());
        }
    }

    [NeedsNodeFact]
    public async Task One_that_is_told_to_end_finishes_what_it_has_begun_and_leaves_the_rest_to_others_at_once()
    {
        await using var fleet = await Fleet.StartAsync(bots: 2);
        var (circles, dialogs) = await fleet.BeginAsync(6);
        var ending = fleet[0];

        // One turn has begun and cannot be stored yet; of another, its card has not left.
        var (turning, sending) = (circles[0], circles[1]);
        TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously), free = new(TaskCreationOptions.RunContinuationsAsynchronously);
        fleet.Way.DecideByBody = async (_, path, body) =>
        {
            if (path.EndsWith("$batch", StringComparison.Ordinal) && body.Contains(turning.WordsOf(turning.Peers[0]), StringComparison.Ordinal))
            {
                begun.TrySetResult();
                await free.Task;
            }

            return null;
        };
        var unsent = fleet.Connector.HoldBefore(call => call.Verb == Verb.Update && call.Conversation == sending.Here.Id);
        var turn = turning.SendAsync(ending, turning.Peers[0], dialogs[0]);
        Assert.True(await sending.SendAsync(ending, sending.Peers[0], dialogs[1]));
        await begun.Task.WaitAsync(StubConnector.Patience);
        await unsent.Reached.WaitAsync(StubConnector.Patience);

        // Many others are on their way to it as well; whoever is not answered goes to the other.
        var others = circles.Zip(dialogs).Skip(2).SelectMany(c => c.First.Peers.Select(peer => c.First.InsistAsync(0, peer, c.Second))).ToList();
        fleet.Leave(ending);
        await ending.Process.SignalAsync("TERM");
        await ending.UnreadyAsync();
        free.SetResult();
        Assert.True(await turn);
        Assert.Equal(0, await ending.Process.ExitCodeAsync());
        await Task.WhenAll(others);

        // What it tried in vain is tried again after a pause; no claim would have run out by then.
        await fleet.AdvanceAsync(TimeSpan.FromSeconds(10));
        await fleet.Connector.SeeAsync(sending.Here.Id, $"Answered: {sending.Peers[0].Name}.");
        await Task.WhenAll(sending.Peers.Skip(1).Select(peer => sending.InsistAsync(0, peer, dialogs[1])));
        await Task.WhenAll(turning.Peers.Skip(1).Select(peer => turning.InsistAsync(0, peer, dialogs[0])));
        foreach (var circle in circles)
            await circle.AssertKeptAsync();
    }
}
