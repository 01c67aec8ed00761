using System.Text.Json;
using PeerCoachBot.Decisions;
using PeerCoachBot.People;
using PeerCoachBot.Sessions;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.People.Rules;

public sealed class ErasingTests
{
    private static readonly AggregateId Here = SessionId.Of(Desk.Group);

    private readonly Desk ana = new("Ana");

    public ErasingTests() => ana
        .Hear(new SessionFact.Entered(Here, ana.Self.Id, "s1", 3) { At = ana.Now })
        .Record("canary", new DateOnly(2026, 11, 27), revision: 4, witness: "Ben", peers: ["Ben", "Cem"]);

    [Fact]
    public void It_is_asked_once_and_can_be_thought_better_of()
    {
        Assert.Equal(OwnSentences.ErasureNotAsked, ana.Type("delete everything").Reply);
        Assert.Equal(new PersonCard.Erasure(), Assert.Single(ana.Type("delete my data").Posted).Card);
        Assert.Equal(OwnSentences.AllKept, ana.Type("keep everything").Reply);
        Assert.Equal(OwnSentences.ErasureNotAsked, ana.Type("delete everything").Reply);
        Assert.Equal("canary", ana.Only.Text);
    }

    [Fact]
    public void Nothing_of_it_stays_and_everybody_who_may_have_something_is_told()
    {
        Erase();
        Assert.DoesNotContain("canary", JsonSerializer.Serialize(ana.Person, PersonJson.Default.Person), StringComparison.Ordinal);
        Assert.Contains(ana.Last.Effects, e => e is Effect.TellPast);
        Assert.Equal([Here], ana.Last.Effects.OfType<Effect.Tell>().Where(t => t.Fact is SessionEvent.Forgotten).Select(t => t.To));
        Assert.Equal(["ben", "cem"], ana.Told.OfType<PeerFact.Forget>().Select(f => f.To.ObjectId).Order());
        Assert.Null(ana.Person.WakeAt);
    }

    [Fact]
    public void Facts_that_were_on_their_way_bring_nothing_back_and_are_answered_with_the_order()
    {
        Erase();
        ana.Record("canary", new DateOnly(2026, 11, 27), revision: 9);
        Assert.Empty(ana.Person.Commitments);
        Assert.Equal(Here, Assert.Single(ana.Last.Effects.OfType<Effect.Tell>(), t => t.Fact is SessionEvent.Forgotten).To);

        ana.Hear(new SessionFact.Forgot(Here, ana.Self.Id, "s1", 12));
        ana.Record("canary", new DateOnly(2026, 11, 27), revision: 11);
        Assert.Equal(Keeping.Nothing, ana.Last.Keep);
        Assert.Empty(ana.Person.Commitments);
    }

    [Fact]
    public void A_session_of_which_nothing_was_known_is_told_too()
    {
        var before = ana.Now;
        ana.Now += TimeSpan.FromMinutes(1);
        Erase();
        var there = new AggregateId(SessionId.Kind, "t1", "there");
        ana.Hear(new SessionFact.Entered(there, ana.Self.Id, "s7", 2) { At = before });
        Assert.Equal(there, Assert.Single(ana.Last.Effects.OfType<Effect.Tell>()).To);
        Assert.Empty(ana.Person.Sessions);
    }

    [Fact]
    public void Whoever_comes_back_begins_anew()
    {
        Erase();
        ana.Hear(new SessionFact.Forgot(Here, ana.Self.Id, "s1", 12));
        ana.Now += TimeSpan.FromDays(1);
        ana.Hear(new SessionFact.Entered(Here, ana.Self.Id, "s2", 20) { At = ana.Now });
        Assert.True(Assert.Single(ana.Person.Sessions).Present);
    }

    [Fact]
    public void Whoever_comes_back_is_heard_once_however_often_their_words_are_delivered()
    {
        Erase();
        ana.Now += TimeSpan.FromDays(1);
        ana.Type("I will knit by Friday").Type("I will draw by Friday").Type("done 1");
        Assert.Equal(Sentences.HeardBefore, ana.Type("done 1").Reply);
        Assert.Single(ana.Person.Open());
    }

    [Fact]
    public void However_many_have_to_be_told_all_are()
    {
        for (var n = 0; n < 150; n++)
            ana.Hear(new SessionFact.Entered(new AggregateId(SessionId.Kind, "t1", $"c{n}"), ana.Self.Id, "s", 1) { At = ana.Now });
        Erase();
        Assert.Equal(151, ana.Last.Effects.OfType<Effect.Tell>().Count(t => t.Fact is SessionEvent.Forgotten));
        Assert.IsType<Effect.TellPast>(ana.Last.Effects[^1]);
    }

    [Fact]
    public void Whoever_met_them_somewhere_is_told_as_soon_as_it_is_known_who_that_is()
    {
        Erase();
        ana.Hear(new SessionFact.Forgot(Here, ana.Self.Id, "s1", 12) { Others = [World.Peer("Dee").Id] });
        Assert.Equal("dee", Assert.Single(ana.Told.OfType<PeerFact.Forget>()).To.ObjectId);
        ana.Hear(new SessionFact.Forgot(Here, ana.Self.Id, "s1", 12) { Others = [World.Peer("Dee").Id] });
        Assert.Equal(Keeping.Nothing, ana.Last.Keep);
        Assert.Null(ana.Person.WakeAt);
    }

    [Fact]
    public void The_others_keep_nothing_of_it()
    {
        var ben = new Desk("Ben").Record("his own", new DateOnly(2026, 11, 27), witness: "Ana", peers: ["Ana", "Cem"]);
        ben.Hear(ana.Record("canary", new DateOnly(2026, 11, 30), revision: 5, witness: "Ben", peers: ["Ben", "Cem"]).Told[0]);
        Erase();
        ben.Hear(ana.Told.OfType<PeerFact.Forget>().First(f => f.To.ObjectId == "ben"));
        var kept = JsonSerializer.Serialize(ben.Person, PersonJson.Default.Person);
        Assert.DoesNotContain("canary", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("\"ana\"", kept, StringComparison.Ordinal);
        Assert.Equal("his own", ben.Only.Text);
        ben.Hear(new PeerFact.Forget(ana.Self, ben.Self.Id));
        Assert.Equal(Keeping.Nothing, ben.Last.Keep);
    }

    private void Erase()
    {
        ana.Type("delete my data").Type("delete everything");
        Assert.Equal(OwnSentences.Erased, ana.Reply);
    }
}
