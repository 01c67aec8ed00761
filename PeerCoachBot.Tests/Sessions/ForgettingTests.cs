using System.Text.Json;
using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;
using PeerCoachBot.Sessions;
using PeerCoachBot.Tests.Storage;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Sessions;

/// <summary>Whoever has their data deleted is gone from every session, and the others go on.</summary>
public sealed class ForgettingTests
{
    private static readonly Dictionary<string, Func<Room, Room>> Moments = new()
    {
        ["who has not accepted the rules"] = room => room,
        ["while all gather"] = room => room.Gather(Erased.Name, "Ben", "Cem"),
        ["before the first answer"] = room => Begun(room),
        ["after her answer"] = room => Begun(room).Say(Erased.Name, "zqx goal"),
        ["as the only one who has not answered"] = room => Begun(room).Say("Ben", "Goal of Ben").Say("Cem", "Goal of Cem"),
        ["when answers are revealed"] = room => Begun(room).Say(Erased.Name, "zqx goal").Say("Ben", "Goal of Ben").Say("Cem", "Goal of Cem"),
        ["with a draft"] = room => Begun(room).Say(Erased.Name, "zqx goal").Say(Erased.Name, "I will zqx"),
        ["in her own turn"] = room => Begun(room).ToTurns(),
        ["when her time is up"] = room => Begun(room).ToTurns().Pass(TimeSpan.FromMinutes(13)),
        ["in another's turn"] = room => Begun(room).ToTurns().Wait(TimeSpan.FromMinutes(2)).Say(Erased.Name, "done"),
        ["skipped by another"] = room => Begun(room).ToTurns().Say("Ben", $"skip {Erased.Name}"),
        ["after the turns"] = room => Begun(room).ToTurns().ToLearning().Say(Erased.Name, "zqx learning"),
        ["after her next step"] = room => Begun(room).ToTurns().ToLearning().ToCommit().Say(Erased.Name, "I will do zqx by Friday").Say(Erased.Name, "if zqx then zqx"),
        ["as a witness"] = room => Begun(room).ToTurns().ToLearning().ToCommit().Say("Ben", "I will rest by Friday").Say("Ben", $"witness {Erased.Name}"),
        ["at a closing question"] = room => Begun(room).ToTurns().ToLearning().ToCommit().ToClose().Say(Erased.Name, "zqxhopeful"),
        ["after the end"] = room => Begun(room).ToTurns().ToLearning().ToCommit().ToClose().Say("Ben", "end"),
        ["who left before"] = room => Begun(room).Say(Erased.Name, "zqx goal").Say(Erased.Name, "leave"),
        ["who left, after the end"] = room => Begun(room).Say(Erased.Name, "zqx goal").Say(Erased.Name, "leave").Say("Ben", "end"),
        ["alone"] = room => room.Say("Ben", "leave").Say("Cem", "leave"),
    };

    public static TheoryData<string, bool> Rows
    {
        get
        {
            TheoryData<string, bool> rows = [];
            foreach (var moment in Moments.Keys)
            {
                rows.Add(moment, false);
                rows.Add(moment, true);
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Nothing_of_her_is_left(string moment, bool inChannel)
    {
        var room = At(moment, inChannel);
        room.Do(Erased.Now(room));
        Assert.Equal(Keeping.State, room.Last.Keep);
        Erased.AssertGone(room, moment);
        Assert.Single(room.Session.Participants, p => room.Session.IsRemoved(p.Who.Id));
        Assert.Equal(new SessionEvent.Forgotten(Erased.Person.Id, room.Now) { InPast = true }, Assert.Single(room.Last.Effects.OfType<Effect.TellPast>()).Fact);
        var told = Assert.IsType<SessionFact.Forgot>(Assert.Single(room.Last.Effects.OfType<Effect.Tell>(), tell => tell.To == SessionId.OfPerson(Erased.Person.Id)).Fact);
        Assert.Equal(new SessionFact.Forgot(SessionId.Of(room.Home), Erased.Person.Id, room.Session.Key, room.Session.Revision) { At = room.Now }, told with { Others = [] });
        Assert.Equal(room.Session.Participants.Select(p => p.Who.Id).Where(p => !room.Session.IsRemoved(p)), told.Others);
    }

    [Fact]
    public void Whoever_met_her_in_an_earlier_session_is_named_to_be_told_too()
    {
        var room = At("after the end", inChannel: false).Say("Dee", "start").Say("Dee", "agree");
        room.Do(Erased.Now(room));
        var told = Assert.Single(room.Last.Effects.OfType<Effect.Tell>().Select(tell => tell.Fact).OfType<SessionFact.Forgot>());
        Assert.Equal(["ben", "cem", "dee"], told.Others.Select(p => p.ObjectId).Order());
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_others_go_on_to_the_end_and_she_stays_forgotten(string moment, bool inChannel)
    {
        var room = At(moment, inChannel);
        room.Do(Erased.Now(room)).Say("Ben", "agree").Say("Cem", "agree");
        for (var n = 0; n < 20 && room.Session.IsOpen(); n++)
        {
            room.Wait(TimeSpan.FromMinutes(2)).Say("Ben", "next anyway");
            Erased.AssertGone(room, $"{moment}, {n} steps later");
        }

        Assert.False(room.Session.IsOpen());
        room.Say("Ben", "start");
        Erased.AssertGone(JsonSerializer.Serialize(room.Session.Ledger, SessionJson.Default.Ledger), $"{moment}: the next session's ledger");
        Assert.DoesNotContain("removed-", JsonSerializer.Serialize(room.Session.Ledger, SessionJson.Default.Ledger), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Told_twice_she_is_removed_once(string moment, bool inChannel)
    {
        var room = At(moment, inChannel);
        room.Do(Erased.Now(room));
        var once = JsonSerializer.Serialize(room.Session with { Revision = 0 }, SessionJson.Default.Session);
        room.Do(Erased.Now(room));
        Assert.Equal(once, JsonSerializer.Serialize(room.Session with { Revision = 0 }, SessionJson.Default.Session));
        Assert.Single(room.Last.Effects.OfType<Effect.TellPast>());
    }

    [Fact]
    public void Nobody_waits_for_her_any_longer()
    {
        var room = At("as the only one who has not answered", inChannel: false);
        room.Do(Erased.Now(room));
        Assert.True(room.Session.IsRevealed("goal"));
        room = At("in her own turn", inChannel: false);
        room.Do(Erased.Now(room));
        Assert.NotEqual(Erased.Name, room.Explorer);
        Assert.NotNull(room.Session.Spotlight);
    }

    [Fact]
    public void The_others_see_that_somebody_was_there()
    {
        var room = At("after the end", inChannel: false);
        room.Do(Erased.Now(room));
        var summary = room.Drawn(new SessionCard.Summary(room.Session.Key, 1, SessionCard.All));
        Assert.Contains("removed participant", summary, StringComparison.Ordinal);
        Assert.Contains("Goal of Ben", summary, StringComparison.Ordinal);
        Assert.Contains("removed participant", room.Drawn(new SessionCard.OfStep(room.Session.Key, "gather")), StringComparison.Ordinal);
    }

    [Fact]
    public void What_she_was_sent_alone_is_taken_back()
    {
        var room = At("after the end", inChannel: true);
        Assert.Contains("Goal of Ben", room.Drawn(new SessionCard.Summary(room.Session.Key, 1, Erased.Person.Id.ObjectId)), StringComparison.Ordinal);
        room.Do(Erased.Now(room));
        var alone = room.Drawn(new SessionCard.Summary(room.Session.Key, 1, "removed-1"));
        Assert.Contains("deleted", alone, StringComparison.Ordinal);
        Assert.DoesNotContain("Goal of", alone, StringComparison.Ordinal);
        Assert.Contains("Goal of Ben", room.Drawn(new SessionCard.Summary(room.Session.Key, 1, "ben")), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Told_to_the_past_it_says_nothing_to_anybody(string moment, bool inChannel)
    {
        var room = At(moment, inChannel).Say("Ben", "end");
        if (room.Session.IsOpen())
            return;
        var revision = room.Session.Revision;
        room.Do(Erased.Now(room) with { InPast = true });
        Erased.AssertGone(room, moment);
        Assert.Equal(revision, room.Session.Revision);
        room.Do(Erased.Now(room) with { InPast = true });
        Assert.Equal(Keeping.Nothing, room.Last.Keep);
    }

    [Fact]
    public void Somebody_who_was_never_there_changes_nothing_in_the_past()
    {
        var room = At("after the end", inChannel: false);
        room.Do(new SessionEvent.Forgotten(World.Peer("Zoe").Id, room.Now) { InPast = true });
        Assert.Equal(Keeping.Nothing, room.Last.Keep);
    }

    [Fact]
    public void Whatever_a_session_can_keep_is_forgotten()
    {
        var full = StoredJsonTests.All["Session"].Json
            .Replace("\"ana\"", "\"zqxana\"", StringComparison.Ordinal)
            .Replace("\"Ana\"", "\"Zqxana\"", StringComparison.Ordinal)
            .Replace("words", "zqxwords", StringComparison.Ordinal)
            .Replace("\"draft\":{\"text\":\"draft\"", "\"draft\":{\"text\":\"zqx\"", StringComparison.Ordinal)
            .Replace("\"text\":\"rest\"", "\"text\":\"zqx\"", StringComparison.Ordinal);
        var room = new Room { State = JsonSerializer.Deserialize(full, SessionJson.Default.Session) };
        room.Do(Erased.Now(room));
        Erased.AssertGone(JsonSerializer.Serialize(room.Session, SessionJson.Default.Session), "a full session");
    }

    [Fact]
    public void She_may_take_part_again_as_somebody_new()
    {
        var room = At("after her answer", inChannel: false);
        room.Do(Erased.Now(room)).Say(Erased.Name, "join");
        Assert.Equal(Sentences.JustForgotten, room.Reply);
        Assert.Null(room.Session.Find(Erased.Person.Id));
        room.Wait(TimeSpan.FromSeconds(61)).Say(Erased.Name, "join").Say(Erased.Name, "agree").Say(Erased.Name, "zqx again");
        Assert.Equal("zqx again", room.AnswerOf(Erased.Name, "goal"));
        Assert.Equal(4, room.Session.Participants.Count);
        room.Do(Erased.Now(room));
        Erased.AssertGone(room, "forgotten twice");
        Assert.Equal(["removed-1", "removed-2"], room.Session.Removed.Select(r => r.As.ObjectId));
    }

    [Fact]
    public void The_words_of_a_chat_that_she_still_reads_are_hidden_from_her()
    {
        var room = At("after her answer", inChannel: false);
        Assert.True(Confidentiality.WordsMayShowHere(room.Session));
        room.Do(Erased.Now(room)).Say("Ben", "Goal of Ben");
        Assert.False(Confidentiality.WordsMayShowHere(room.Session));
    }

    private static Room At(string moment, bool inChannel)
    {
        IReadOnlyList<Peer>? readers = inChannel ? null : [Erased.Person, World.Peer("Ben"), World.Peer("Cem")];
        var room = new Room
        {
            Home = new Conversation("t1", "19:home@thread.v2", inChannel ? ConversationKind.Channel : ConversationKind.GroupChat),
            Readers = readers,
        };
        return Moments[moment](room.Say(Erased.Name, "start").Say("Ben", "join").Say("Cem", "join"));
    }

    private static Room Begun(Room room)
    {
        foreach (var name in new[] { Erased.Name, "Ben", "Cem" })
            room.Say(name, "agree");
        return room.Say("Ben", "begin");
    }
}
