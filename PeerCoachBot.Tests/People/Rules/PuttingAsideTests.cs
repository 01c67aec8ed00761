using System.Text.Json;
using PeerCoachBot.Commitments;
using PeerCoachBot.Commitments.Nudges;
using PeerCoachBot.Decisions;
using PeerCoachBot.OwnData;
using PeerCoachBot.People;
using PeerCoachBot.People.Pressing;
using PeerCoachBot.People.Rules;
using PeerCoachBot.Sessions;
using PeerCoachBot.Tests.Support;
using Xunit.Abstractions;

namespace PeerCoachBot.Tests.People.Rules;

/// <summary>What ended long ago leaves a person's record, and neither they nor anybody else notices.</summary>
public sealed class PuttingAsideTests(ITestOutputHelper output)
{
    private const int Week = 7;

    private readonly Desk ana = new("Ana");

    [Fact]
    public void In_ten_years_a_record_stays_small_and_nothing_is_lost()
    {
        List<string> all = [];
        var largest = 0;
        for (var week = 0; week < 520; week++)
        {
            ana.Record($"call customer {week} about what they need most", ana.Today.AddDays(6), key: $"s{week}", witness: "Ben", peers: ["Ben", "Cem", "Dan"]);
            ana.Speak($"I will draft the plan of week {week} and send it to the team by {ana.Today.AddDays(7):yyyy-MM-dd}", "Ben", "Cem");
            all.AddRange(ana.Person.Open().Select(c => c.Id));
            ana.Pass(TimeSpan.FromDays(5));
            foreach (var (n, open) in ana.Person.Open().ToList().Index())
                ana.Press(n == 0 ? OwnVerbs.Done : OwnVerbs.LetGo, open.Id);
            ana.Pass(TimeSpan.FromDays(Week - 5));
            largest = Math.Max(largest, Size(ana.Person));
        }

        var whole = OwnRecord.Whole(ana.Person, ana.Archive);
        output.WriteLine($"at most {largest} characters; as a whole {Size(whole)}; in {ana.Archive.Count} rows of at most {ana.Archive.Max(Size)}");
        Assert.Equal(2 * 520, all.Distinct().Count());
        Assert.Equal(all.Order(), whole.Commitments.Select(c => c.Id).Order());
        Assert.Equal(all.Count, ana.Person.Commitments.Count + ana.Archive.Sum(p => p.Commitments.Count));
        Assert.InRange(Size(whole), 1_000_000, 4_000_000);
        Assert.InRange(largest, 1, 80_000);
        Assert.All(ana.Archive, past => Assert.InRange(Size(past), 1, 60_000));
    }

    [Fact]
    public void However_many_end_in_a_month_a_record_does_not_outgrow_its_store()
    {
        for (var n = 0; n < 400; n++)
            End($"one {n}");
        Assert.InRange(ana.Person.Commitments.Count, 1, PuttingAside.MostEnded + PuttingAside.MostAtOnce);
        Assert.Equal(400, ana.Person.Commitments.Count + ana.Archive.Sum(p => p.Commitments.Count));
    }

    [Fact]
    public void Nobody_sees_anything_of_it()
    {
        for (var n = 0; n < PuttingAside.Fewest; n++)
        {
            ana.Record($"step {n}", ana.Today.AddDays(9), slot: $"{n}", witness: "Ben", peers: ["Ben"]);
            ana.Press(OwnVerbs.Done, ana.Person.Commitments[^1].Id);
        }

        ana.Pass(PuttingAside.Rest);
        ana.Hear(new SessionFact.Entered(SessionId.Of(Desk.Group), ana.Self.Id, "s9", 900));
        Assert.Empty(ana.Archive);
        Stir();
        Assert.Single(ana.Archive);
        Assert.Empty(ana.Last.Effects);
        Assert.Empty(ana.Person.Commitments);
    }

    [Fact]
    public void What_a_card_may_still_show_stays()
    {
        ana.Zone = "Europe/Berlin";
        ana.Type($"I will be reminded by {ana.Today.AddDays(1):yyyy-MM-dd}").Pass(TimeSpan.FromDays(3));
        var reminded = ana.Only.Id;
        Assert.Contains(ana.Person.Nudged, n => n.Items.Contains(reminded));
        ana.Press(OwnVerbs.Done, reminded);
        for (var n = 0; n < PuttingAside.Fewest; n++)
            End($"one {n}");
        ana.Pass(PuttingAside.Rest - TimeSpan.FromHours(1));
        Stir();
        Assert.Empty(ana.Archive);
        ana.Pass(TimeSpan.FromHours(1));
        Stir();
        Assert.Equal(PuttingAside.Fewest, Assert.Single(ana.Archive).Commitments.Count);
        Assert.Equal(reminded, ana.Only.Id);
    }

    [Fact]
    public void Late_facts_and_words_said_again_bring_nothing_back()
    {
        ana.Record("the step", ana.Today.AddDays(1), slot: "late", revision: 3);
        ana.Press(OwnVerbs.Done, ana.Only.Id);
        var step = ana.Only.Id;
        Age();
        ana.Record("the step, reworded", ana.Today.AddDays(1), slot: "late", revision: 9);
        Assert.Equal(Keeping.Nothing, ana.Last.Keep);
        ana.Hear(new SessionFact.Withdrawn(SessionId.Of(Desk.Group), ana.Self.Id, "s1", 10, "late"));
        Assert.Equal(Keeping.Nothing, ana.Last.Keep);
        ana.Hear(new PeerFact.Offered(World.Peer("Ben"), ana.Self.Id, step, "the step", new Origin(ana.Now, [])));
        Assert.Equal(Keeping.Nothing, ana.Last.Keep);
        ana.Hear(new PeerFact.WitnessAnswered(World.Peer("Ben"), ana.Self.Id, step, IsWilling: true));
        Assert.Equal(Keeping.Nothing, ana.Last.Keep);
        Assert.DoesNotContain(ana.Person.Commitments, c => c.Text.StartsWith("the step", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(OwnVerbs.Reopen)]
    [InlineData(OwnVerbs.Done)]
    [InlineData(OwnVerbs.Turn)]
    public void An_old_button_says_where_it_went(string verb)
    {
        var item = End("the old one");
        Age();
        ana.PressOn(new PersonCard.Kept(item).Name(), verb, item, (OwnInputs.Form, new PersonForm.Change(item).Name()));
        Assert.Equal((OwnSentences.PutAside, Keeping.Nothing), (ana.Reply, ana.Last.Keep));
    }

    [Fact]
    public void The_books_of_its_nudges_go_with_it()
    {
        ana.Type($"I will be reminded by {ana.Today.AddDays(3):yyyy-MM-dd}");
        var before = ana.Press(OwnVerbs.Done, ana.Only.Id).Only;
        Age();
        var after = ana.Archive[0].Find(before.Id)!;
        Assert.Equal(JsonSerializer.Serialize(new Person { Id = ana.Self.Id, Commitments = [before] }, PersonJson.Default.Person), JsonSerializer.Serialize(new Person { Id = ana.Self.Id, Commitments = [after] }, PersonJson.Default.Person));
        Assert.All(after.Nudges, n => Assert.Equal(NudgeEnd.CancelledAsEnded, n.End));
        Assert.Equal(after.NudgesMade, after.Nudges.Count);
    }

    [Fact]
    public void What_was_asked_of_peers_goes_along_and_its_number_is_not_given_again()
    {
        ana.Speak($"I will ask around by {ana.Today.AddDays(3):yyyy-MM-dd}", "Ben");
        var item = ana.Only.Id;
        ana.Press(OwnVerbs.AskPeers, item, (OwnInputs.Text, "Who knows?"));
        ana.Press(OwnVerbs.Done, item);
        Age();
        Assert.Equal("Who knows?", Assert.Single(ana.Archive[0].Requests).Text);
        Assert.Empty(ana.Person.Requests);
        ana.Speak($"I will ask again by {ana.Today.AddDays(3):yyyy-MM-dd}", "Ben");
        ana.Press(OwnVerbs.AskPeers, ana.Person.Open().Single().Id, (OwnInputs.Text, "Who else?"));
        Assert.Equal(2, Assert.Single(ana.Person.Requests).Number);
    }

    [Fact]
    public void Of_what_they_witnessed_the_last_stays()
    {
        for (var n = 0; n < 100; n++)
        {
            ana.Hear(new PeerFact.WitnessAsked(World.Peer($"Peer{n % 3}"), ana.Self.Id, $"c{n}", "theirs"));
            ana.Hear(new PeerFact.Finished(World.Peer($"Peer{n % 3}"), ana.Self.Id, $"c{n}"));
        }

        ana.Hear(new PeerFact.WitnessAsked(World.Peer("Ben"), ana.Self.Id, "open", "not done yet"));
        Assert.InRange(ana.Person.Witnessing.Count, PuttingAside.MostWitnessed + 1, PuttingAside.MostWitnessed + PuttingAside.Fewest + 1);
        Assert.Equal(101, ana.Person.Witnessing.Count + ana.Archive.Sum(p => p.Witnessing.Count));
        Assert.Equal(["peer0", "peer1", "peer2"], ana.Person.KnownTo.Select(p => p.ObjectId).Order());
    }

    [Fact]
    public void Whoever_is_named_in_it_is_told_when_everything_is_deleted()
    {
        ana.Record("with peers", ana.Today.AddDays(1), witness: "Wim", peers: ["Ben", "Cem"]);
        ana.Press(OwnVerbs.Done, ana.Only.Id);
        Age();
        ana.Type("delete my data").Type("delete everything");
        Assert.Equal(["ben", "cem", "wim"], ana.Told.OfType<PeerFact.Forget>().Select(f => f.To.ObjectId).Order());
        Assert.Single(ana.Last.Effects.OfType<Effect.TellPast>());
        Assert.Empty(ana.Person.KnownTo);
        Assert.Empty(ana.Person.PutAside);
    }

    [Fact]
    public void What_was_put_aside_forgets_its_owner_once_and_others_as_well()
    {
        ana.Record("canary with peers", ana.Today.AddDays(1), witness: "Ben", peers: ["Ben", "Cem"]);
        ana.Press(OwnVerbs.Done, ana.Only.Id);
        Age();
        var past = new Desk("Ana") { State = ana.Archive[0], Now = ana.Now };
        past.Hear(new PeerFact.Forget(World.Peer("Ben"), ana.Self.Id));
        var kept = past.Person.Commitments.Single(c => c.Text.StartsWith("canary", StringComparison.Ordinal));
        Assert.Equal((null, "cem"), (kept.Witness, Assert.Single(kept.Made.Peers).Id.ObjectId));
        Assert.Equal(Keeping.Nothing, past.Hear(new PeerFact.Forget(World.Peer("Ben"), ana.Self.Id)).Last.Keep);

        past.Hear(new PeerFact.Forget(new(ana.Self.Id, ""), ana.Self.Id));
        var left = JsonSerializer.Serialize(past.Person, PersonJson.Default.Person);
        Assert.DoesNotContain("canary", left, StringComparison.Ordinal);
        Assert.DoesNotContain("Ana", left, StringComparison.Ordinal);
        Assert.Equal(Keeping.Nothing, past.Hear(new PeerFact.Forget(new(ana.Self.Id, ""), ana.Self.Id)).Last.Keep);
    }

    [Fact]
    public void A_witness_who_agrees_when_it_is_long_done_hears_of_it()
    {
        ana.Record("step", ana.Today.AddDays(9), witness: "Ben", peers: ["Ben"]);
        var id = ana.Only.Id;
        ana.Press(OwnVerbs.Done, id);
        Age();
        Assert.Empty(ana.Person.Commitments);
        ana.Hear(new PeerFact.WitnessAnswered(World.Peer("Ben"), ana.Self.Id, id, IsWilling: true));
        Assert.Equal(("ben", id), Assert.IsType<PeerFact.Finished>(Assert.Single(ana.Told)) is var told ? (told.To.ObjectId, told.Id) : default);
        ana.Hear(new PeerFact.WitnessAnswered(World.Peer("Mallory"), ana.Self.Id, id, IsWilling: true));
        Assert.Equal(Keeping.Nothing, ana.Last.Keep);
    }

    [Fact]
    public void What_was_witnessed_long_ago_and_is_none_of_theirs_any_more_leaves_the_archive_too()
    {
        for (var n = 0; n < PuttingAside.MostWitnessed + PuttingAside.Fewest + 1; n++)
        {
            ana.Hear(new PeerFact.WitnessAsked(World.Peer("Ben"), ana.Self.Id, $"c{n}", $"words {n}"));
            ana.PressOn(new PersonCard.Witness(Witnessed.KeyOf(World.Peer("Ben").Id, $"c{n}")).Name(), OwnVerbs.Witness);
            ana.Hear(new PeerFact.Finished(World.Peer("Ben"), ana.Self.Id, $"c{n}"));
        }

        var past = Assert.Single(ana.Archive);
        PeerFact.WitnessReleased released = new(World.Peer("Ben"), ana.Self.Id, past.Witnessing[0].Id);
        Assert.Equal(released, Assert.Single(ana.Hear(released).Last.Effects.OfType<Effect.TellPast>()).Fact);
        var after = new Desk("Ana") { State = past }.Hear(released);
        Assert.Equal(past.Witnessing.Skip(1), after.Person.Witnessing);
        Assert.Equal(Keeping.Nothing, ana.Hear(released with { From = World.Peer("Cem") }).Last.Keep);
    }

    [Fact]
    public void A_peer_who_is_forgotten_is_taken_to_the_archive_once_and_only_where_they_are_named()
    {
        ana.Record("with Ben", ana.Today.AddDays(1), peers: ["Ben"]);
        ana.Press(OwnVerbs.Done, ana.Only.Id);
        Age();
        ana.Hear(new PeerFact.Forget(World.Peer("Cem"), ana.Self.Id));
        Assert.Equal(Keeping.Nothing, ana.Last.Keep);
        ana.Hear(new PeerFact.Forget(World.Peer("Ben"), ana.Self.Id));
        var told = Assert.IsType<Effect.TellPast>(Assert.Single(ana.Last.Effects));
        Assert.True(told is { SparesPresent: true, Fact: PeerFact.Forget { From.Id.ObjectId: "ben" } });
        Assert.Equal(Keeping.Nothing, ana.Hear(new PeerFact.Forget(World.Peer("Ben"), ana.Self.Id)).Last.Keep);
    }

    [Fact]
    public void An_export_holds_all_of_it_once_and_in_order()
    {
        ana.Record("the first", ana.Today.AddDays(1));
        ana.Press(OwnVerbs.Done, ana.Only.Id);
        Age();
        ana.Type($"I will be open by {ana.Today.AddDays(1):yyyy-MM-dd}");
        var whole = OwnRecord.Whole(ana.Person, [.. ana.Archive, ana.Archive[0]]);
        Assert.Equal(1 + PuttingAside.Fewest + 1, whole.Commitments.Count);
        Assert.Equal(("the first", "be open"), (whole.Commitments[0].Text, whole.Commitments[^1].Text));
        Assert.Equal(whole.Commitments.Count, whole.Commitments.DistinctBy(c => c.Id).Count());
    }

    /// <summary>Makes something and ends it; gives its id.</summary>
    private string End(string text)
    {
        ana.Type($"I will {text} by {ana.Today.AddDays(9):yyyy-MM-dd}");
        var item = ana.Person.Open().Single().Id;
        ana.Press(OwnVerbs.Done, item);
        return item;
    }

    /// <summary>What has ended so far is put aside, with what it takes for that to be worth it.</summary>
    private void Age()
    {
        for (var n = 0; n < PuttingAside.Fewest; n++)
            End($"fill {n}");
        ana.Pass(PuttingAside.Rest);
        Stir();
        Assert.Single(ana.Archive);
        Assert.Empty(ana.Person.Commitments);
    }

    /// <summary>Something happens that has nothing to do with commitments: Teams shows them in another zone.</summary>
    private void Stir() => ana.Do(new PersonEvent.Seen(ana.Self.Id, ana.Person.Profile.ZoneLearnt == "Europe/Berlin" ? "Europe/London" : "Europe/Berlin", "en-GB"));

    private static int Size(Person person) => JsonSerializer.Serialize(person, PersonJson.Default.Person).Length;
}
