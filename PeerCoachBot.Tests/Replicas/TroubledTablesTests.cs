using System.Net;
using PeerCoachBot.Tests.Storage.Tables;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Replicas;

/// <summary>Tables that take nothing for a while: none of them, or one session's.</summary>
[Collection(Fleet.Name)]
public sealed class TroubledTablesTests
{
    private const string NotSaved = "I could not save that. Nothing was kept; please try again.";

    private static readonly Fault Busy = new Fault.Answer(503, "ServerBusy");

    [NeedsNodeFact]
    public async Task While_nothing_can_be_written_people_are_told_and_afterwards_all_goes_on()
    {
        await using var fleet = await Fleet.StartAsync(bots: 1);
        Circle circle = new(fleet, 1, peers: 3);
        await circle.BeginAsync();
        var dialog = await circle.OpenAsync();
        Assert.True(await circle.SendAsync(fleet[0], circle.Peers[0], dialog));

        fleet.Way.Decide = (method, _) => Task.FromResult(method == "GET" ? null : Busy);
        var typing = fleet.SayAsync(0, circle.Here, circle.Peers[1], circle.WordsOf(circle.Peers[1]));
        var ready = fleet[0].ReadyAsync();
        Assert.False(await circle.SendAsync(fleet[0], circle.Peers[2], dialog));
        await typing;
        await fleet.Connector.SeeAsync(circle.Here.Id, NotSaved);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await ready);

        fleet.Way.Decide = (_, _) => Task.FromResult<Fault?>(null);
        Assert.Equal(HttpStatusCode.OK, await fleet[0].ReadyAsync());

        // What was typed is not there; of the dialog it was said that nobody knows yet.
        var kept = (await fleet.SessionAsync(circle.Here)).Answers.Select(a => a.Text).ToList();
        Assert.Contains(circle.WordsOf(circle.Peers[0]), kept);
        Assert.DoesNotContain(circle.WordsOf(circle.Peers[1]), kept);
        Assert.True(await circle.SendAsync(fleet[0], circle.Peers[2], dialog));
        await fleet.SayAsync(0, circle.Here, circle.Peers[1], circle.WordsOf(circle.Peers[1]));
        await circle.AssertKeptAsync();
    }

    [NeedsNodeFact]
    public async Task A_session_that_the_tables_slow_down_slows_down_no_other()
    {
        await using var fleet = await Fleet.StartAsync(bots: 1);
        List<Circle> circles = [.. Enumerable.Range(1, 7).Select(n => new Circle(fleet, n, peers: 2))];
        await Task.WhenAll(circles.Select(circle => circle.BeginAsync()));
        var dialogs = await Task.WhenAll(circles.Select(circle => circle.OpenAsync()));

        // Its partition, and no other, is throttled until everybody else is through.
        var hot = circles[0];
        Dictionary<Circle, int> commits = circles.ToDictionary(circle => circle, _ => 0);
        fleet.Way.DecideByBody = (method, path, body) =>
        {
            var of = circles.Find(circle => (path + body).Contains(circle.Key, StringComparison.Ordinal));
            if (of is not null && path.EndsWith("$batch", StringComparison.Ordinal) && body.Contains("seen_", StringComparison.Ordinal))
                lock (commits)
                    commits[of]++;
            return Task.FromResult(of == hot && method != "GET" ? Busy : null);
        };
        var throttled = hot.Peers.Select(peer => hot.SendAsync(fleet[0], peer, dialogs[0])).ToList();
        var others = circles.Zip(dialogs).Skip(1).SelectMany(c => c.First.Peers.Select(peer => c.First.SendAsync(fleet[0], peer, c.Second))).ToList();
        Assert.Contains(await Task.WhenAny(throttled.Concat(others)), others);
        Assert.All(await Task.WhenAll(others), Assert.True);
        foreach (var circle in circles.Skip(1))
        {
            await circle.AssertKeptAsync();
            Assert.Equal(circle.Peers.Count, commits[circle]);
        }

        Assert.Empty(hot.Acknowledged);
        fleet.Way.DecideByBody = null;
        await Task.WhenAll(throttled);
        foreach (var peer in hot.Peers)
            Assert.True(await hot.SendAsync(fleet[0], peer, dialogs[0]));
        await hot.AssertKeptAsync();
    }
}
