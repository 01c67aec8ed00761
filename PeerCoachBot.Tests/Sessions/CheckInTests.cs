using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;
using PeerCoachBot.Sessions;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Sessions;

public sealed class CheckInTests
{
    [Fact]
    public void A_session_whose_peers_bring_nothing_has_no_check_in()
    {
        var room = Room.Begun("Ana", "Ben");
        Assert.Equal("ask:goal", room.Session.Step);
        Assert.Contains("step 2 of 6", room.Drawn(room.Guide.LivingCard(room.Session)), StringComparison.Ordinal);
    }

    [Fact]
    public void What_peers_know_of_each_other_opens_the_session()
    {
        var room = Gathered().Say("Ana", "begin");
        Assert.Equal("check-in", room.Session.Step);
        Assert.Contains("step 2 of 7", room.Drawn(room.Guide.LivingCard(room.Session)), StringComparison.Ordinal);
        Assert.Equal(
            ["ana", "ben", "cem"],
            room.Last.Effects.OfType<Effect.Tell>().Where(t => t.Fact is SessionFact.CheckInAsked).Select(t => t.To.Key));
    }

    [Fact]
    public void Words_stand_on_the_card_only_where_all_have_heard_them()
    {
        var room = Gathered().Say("Ana", "begin");
        Report(room, "Ana", 2, Item("a", "known to all", "Ben", "Cem"), Item("b", "known to Ben", "Ben"));
        var card = room.Drawn(room.Guide.LivingCard(room.Session));
        Assert.Contains("known to all", card, StringComparison.Ordinal);
        Assert.DoesNotContain("known to Ben", card, StringComparison.Ordinal);
        Assert.Contains("Ana brings one", card, StringComparison.Ordinal);
        Assert.Contains("known to Ben", Read(room, "Ben"), StringComparison.Ordinal);
        Assert.DoesNotContain("known to Ben", Read(room, "Cem"), StringComparison.Ordinal);
        Assert.Contains("known to all", Read(room, "Cem"), StringComparison.Ordinal);
    }

    [Fact]
    public void In_a_channel_no_words_stand_on_the_card()
    {
        var room = Room.In(ConversationKind.Channel, null, "Ana", "Ben");
        Report(room, "Ana", 1, Item("a", null, "Ben"));
        room.Say("Ana", "begin");
        Report(room, "Ana", 2, Item("a", "known to all", "Ben"));
        Assert.DoesNotContain("known to all", room.Drawn(room.Guide.LivingCard(room.Session)), StringComparison.Ordinal);
        Assert.Contains("known to all", Read(room, "Ben"), StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_has_not_answered_is_waited_for()
    {
        var room = Gathered().Say("Ana", "begin");
        Assert.Equal(["Ana"], room.Say("Ben", "next").Named);
        Assert.Equal(Sentences.StillMissing, room.Reply);
        Report(room, "Ana", 3, Item("a", "words", "Ben", "Cem") with { IsAnswered = true });
        Assert.Equal("ask:goal", room.Wait(TimeSpan.FromSeconds(20)).Say("Ben", "next").Session.Step);
    }

    [Theory]
    [InlineData("next anyway")]
    [InlineData("skip Ana")]
    public void Nobody_has_to_answer(string words)
    {
        var room = Gathered().Say("Ana", "begin").Wait(TimeSpan.FromSeconds(20)).Say("Ben", words);
        if (room.Session.Step == "check-in")
            room.Say("Ben", "next");
        Assert.Equal("ask:goal", room.Session.Step);
    }

    [Theory]
    [InlineData("done")]
    [InlineData("done 2")]
    [InlineData("new date Friday")]
    [InlineData("blocked")]
    public void What_is_typed_goes_to_whose_it_is(string words)
    {
        var room = Gathered().Say("Ana", "begin").Say("Ana", words);
        var told = Assert.Single(room.Last.Effects.OfType<Effect.Tell>());
        Assert.Equal(("ana", words), (told.To.Key, Assert.IsType<SessionFact.Spoken>(told.Fact).Words.Text));
        Assert.Equal(new Address.Shared(room.Home), told.ReplyTo);
    }

    [Fact]
    public void An_older_report_and_one_of_somebody_else_change_nothing()
    {
        var room = Gathered().Say("Ana", "begin");
        Report(room, "Ana", 9, Item("a", "newest", "Ben", "Cem"));
        Assert.Equal(Keeping.Nothing, Report(room, "Ana", 8, Item("a", "older", "Ben", "Cem")).Last.Keep);
        Assert.Equal(Keeping.Nothing, Report(room, "Zoe", 1, Item("z", "strange", "Ben")).Last.Keep);
        Assert.Equal(Keeping.Nothing, room.Do(new SessionEvent.Reported("another", new Report(World.Peer("Ana").Id, 10, []))).Last.Keep);
    }

    private static Room Gathered()
    {
        var room = Room.With("Ana", "Ben", "Cem");
        return Report(room, "Ana", 1, Item("a", null, "Ben", "Cem"));
    }

    private static Room Report(Room room, string who, long revision, params IReadOnlyList<CheckInItem> items) =>
        room.Do(new SessionEvent.Reported(room.Session.Key, new Report(World.Peer(who).Id, revision, items)));

    private static CheckInItem Item(string id, string? text, params IReadOnlyList<string> knowing) =>
        new(id, IsInTheOpen: false, [.. knowing.Select(n => World.Peer(n).Id)]) { Text = text, Due = new DateOnly(2026, 11, 27) };

    private static string Read(Room room, string who) =>
        new PeerCoachBot.Cards.SessionCards(room.Guide)
            .Render(room.Session, new FormRequest(new SessionForm.CheckIn(room.Session.Key).Name(), World.Peer(who).Id, "en"))!.Json;
}
