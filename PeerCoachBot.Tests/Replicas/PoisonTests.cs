using System.Net;
using PeerCoachBot.Conversations;
using PeerCoachBot.Sessions;
using PeerCoachBot.Storage;
using PeerCoachBot.Tests.Host;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Replicas;

/// <summary>Work that can never be done: it is put aside with its reason, and holds up nobody else.</summary>
[Collection(Fleet.Name)]
public sealed class PoisonTests
{
    private const string Gathering = "Peer coaching session";

    /// <summary>As long as the longest pause between two tries.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(61);

    [NeedsNodeFact]
    public async Task What_nobody_takes_or_understands_is_put_aside_with_its_reason_and_others_go_on()
    {
        await using var fleet = await Fleet.StartAsync(bots: 1);
        Circle unsent = new(fleet, 1, peers: 2), untold = new(fleet, 2, peers: 2), unread = new(fleet, 3, peers: 2), well = new(fleet, 4, peers: 2);
        await Task.WhenAll(untold.BeginAsync(), unread.BeginAsync());

        // A card that the connector never takes, a fact that cannot be read, and a session that cannot be.
        fleet.Connector.Answer(call => call.Conversation == unsent.Here.Id && call.Shown?.Title == Gathering, new Host.Answer(503));
        await fleet.SayAsync(0, unsent.Here, unsent.Peers[0], "start");
        await PutAsync(fleet, untold, document => document, new OutboxWork.Tell(SessionId.OfPerson(new PersonId(FakeTeams.Tenant, "nobody")), "{"));
        await PutAsync(fleet, unread, document => document with { State = "{" });
        using (var answer = await fleet.TeamsOf(fleet[0]).DeliverAsync(fleet.TeamsOf(fleet[0]).Message(unread.Here, unread.Peers[0], "status", fleet.NextId())))
            Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);

        await well.BeginAsync();
        var dialog = await well.OpenAsync();
        await Task.WhenAll(well.Peers.Select(peer => well.InsistAsync(0, peer, dialog)));
        await well.AssertKeptAsync();

        Assert.Equal((4, "status 503"), await ParkedAsync(fleet, unsent));
        Assert.Equal((40, "JsonException"), await ParkedAsync(fleet, untold));

        // What comes after it gets through, and who is not heard elsewhere is heard.
        await fleet.SayAsync(0, unsent.Here, unsent.Peers[1], "status");
        await fleet.SayAsync(0, unsent.Here, unsent.Peers[1], "join");
        await fleet.SayAsync(0, unsent.Here, unsent.Peers[0], "agree");
        await fleet.SayAsync(0, unsent.Here, unsent.Peers[1], "agree");
        await fleet.SayAsync(0, unsent.Here, unsent.Peers[0], "begin");
        await fleet.Connector.SeeAsync(unsent.Here.Id, Circle.Goal);
    }

    /// <summary>Puts something into the tables, as no bot would.</summary>
    private static async Task PutAsync(Fleet fleet, Circle circle, Func<Document, Document> change, OutboxWork? work = null)
    {
        var stored = await fleet.StoredAsync(circle.Here);
        OutboxRow? row = work is null
            ? null
            : new() { Aggregate = stored.Id, Id = "poison", Order = stored.Document.Order, Work = work, Claim = new Claim("gone", 1, DateTimeOffset.MinValue) };
        Commit commit = new()
        {
            Aggregate = stored.Id,
            ETag = stored.ETag,
            Document = change(stored.Document with { Order = stored.Document.Order + 1 }),
            EventId = null,
            CommitId = "poison",
            At = FakeClock.Start,
            Put = row is null ? [] : [row],
        };
        Assert.IsType<CommitResult.Committed>(await fleet.Store.CommitAsync(commit, default));
        await fleet.Store.WriteHintAsync(stored.Id, FakeClock.Start, default);
    }

    /// <summary>Lets time go on until something is put aside: how often it was tried, and why it went no further.</summary>
    private static async Task<(int Tries, string Why)> ParkedAsync(Fleet fleet, Circle circle)
    {
        for (var looks = 0; looks < 100; looks++)
        {
            if ((await fleet.StoredAsync(circle.Here)).Outbox.FirstOrDefault(row => row.Parked is not null) is { Parked: { } why } row)
                return (row.Tries, why);
            await fleet.AdvanceAsync(Pause);
        }

        Assert.Fail("It is not put aside.");
        return default;
    }
}
