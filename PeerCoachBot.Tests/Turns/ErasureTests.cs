using PeerCoachBot.Conversations;
using PeerCoachBot.People;
using PeerCoachBot.People.Pressing;
using PeerCoachBot.Sessions;
using PeerCoachBot.Storage;
using PeerCoachBot.Tests.Sessions;
using PeerCoachBot.Tests.Support;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Tests.Turns;

/// <summary>Whoever has everything deleted is gone from every record and every card within a minute, wherever the process is killed.</summary>
public sealed class ErasureTests
{
    [Fact]
    public async Task Nothing_of_her_is_left_with_anybody() => await EraseAsync(int.MaxValue, after: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Wherever_the_process_is_killed_nothing_of_her_is_left_with_anybody(bool after)
    {
        var calls = await EraseAsync(int.MaxValue, after);
        Assert.True(calls > 50, $"only {calls} calls");
        for (var at = 1; at <= calls; at++)
            await EraseAsync(at, after);
    }

    /// <summary>She writes down what she will do, and names a witness: his cards are about her, too.</summary>
    private static Turn PromiseBefore(string witness) => new(
        SessionId.OfPerson(Erased.Person.Id),
        "press/1",
        new PersonEvent.Pressed(new OwnPress(
            Erased.Person,
            OwnVerbs.Record,
            new OwnMark(Erased.Person.Id.ObjectId, "", ""),
            new Dictionary<string, string> { [OwnInputs.Text] = "row to zqx", [OwnInputs.Due] = "2026-12-04", [OwnInputs.Witness] = witness },
            new Conversation("t1", $"1:1 {Erased.Person.Id.ObjectId}", ConversationKind.Personal),
            "1",
            new DateOnly(2026, 11, 23),
            "en-GB")));

    private static async Task<int> EraseAsync(int killedAt, bool after)
    {
        const string Confirmed = "confirmed";
        MemoryStore store = new();
        using var before = await Reunion.BeginAsync(store);
        await before.WhisperAsync("Ben", "I will knit by Friday");
        await before.HandleAsync(PromiseBefore("ben"));
        await before.WhisperAsync(Erased.Name, "delete my data");
        Assert.Contains(before.Messenger.Messages, m => m.Conversation == "1:1 ben" && m.Shown.Text.Contains("row to zqx", StringComparison.Ordinal));
        Assert.True(before.Messenger.Messages.Count(m => m.Shown.Json.Contains(Erased.Canary, StringComparison.OrdinalIgnoreCase)) > 10);

        Fuse fuse = new(killedAt, after);
        fuse.Guard(before.Messenger);
        using (World world = new(fuse.Guard(store.As(new Replica("bot", 1))), before.Clock, before.Messenger))
        {
            try
            {
                await world.WhisperAsync(Erased.Name, "delete everything", Confirmed);
                await world.PassAsync(TimeSpan.FromSeconds(60));
            }
            catch (CrashException)
            {
                // Another process takes over.
            }
        }

        before.Messenger.Intercept = null;
        before.Messenger.AfterEach = null;
        if (fuse.IsBurnt)
        {
            using World next = new(store.As(new Replica("bot", 2)), before.Clock, before.Messenger);
            await next.WhisperAsync(Erased.Name, "delete everything", Confirmed);
            await next.ScanAsync(CommitWriter.HintGrain);
            await next.PassAsync(TimeSpan.FromSeconds(60));
        }

        Assert.Equal(fuse.IsBurnt, killedAt != int.MaxValue);
        Reunion.AssertGoneAltogether(store, before.Messenger, $"killed {(after ? "after" : "before")} call {killedAt}");
        Assert.DoesNotContain(store.OutboxRows, row => row.IsPending);
        return fuse.Count;
    }
}
