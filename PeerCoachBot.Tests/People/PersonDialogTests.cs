using System.Text.Json;
using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;
using PeerCoachBot.People;
using PeerCoachBot.Sessions;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.People;

public sealed class PersonDialogTests
{
    private static readonly Peer Ana = World.Peer("Ana");
    private static readonly AggregateId Here = new(SessionId.Kind, "t1", "here");
    private static readonly AggregateId There = new(SessionId.Kind, "t1", "there");

    private Person? ana;
    private Decision<Person> last = Decision<Person>.Nothing(null);

    [Fact]
    public void Words_go_to_the_session_that_one_is_in()
    {
        Enter(Here, "s1", 3).Hear("A goal");
        var told = Assert.IsType<Effect.Tell>(Assert.Single(last.Effects));
        Assert.Equal((Here, new Address.Private(Ana.Id)), (told.To, Assert.IsType<Address.Private>(told.ReplyTo)));
        var heard = Assert.IsType<SessionEvent.Heard>(told.Fact);
        Assert.Equal(("A goal", "s1"), (heard.Words.Text, heard.ForSession));
    }

    [Fact]
    public void In_several_sessions_words_go_to_none_and_one_is_told_so()
    {
        Enter(Here, "s1", 3).Enter(There, "s2", 1).Hear("Words");
        Assert.Equal((Keeping.Nothing, Sentences.TwoSessions), (last.Keep, Assert.IsType<Reply.Say>(last.Reply).Sentence));
        Leave(Here, "s1", 5).Hear("Words");
        Assert.Equal(There, Told().To);
        Enter(There, "s3", 9).Hear("Words");
        Assert.Equal("s3", Assert.IsType<SessionEvent.Heard>(Told().Fact).ForSession);
    }

    [Theory]
    [InlineData("Words")]
    [InlineData("next")]
    [InlineData("status")]
    public void Without_a_session_one_is_told_so(string words)
    {
        Hear(words);
        ExpectNoSession();
        Assert.Null(ana);
    }

    [Fact]
    public void Where_one_only_spoke_there_was_no_session_to_ask_about()
    {
        ana = new Desk("Ana").Speak("I will rest by Friday").Person;
        Hear("Status?");
        ExpectNoSession();
    }

    [Fact]
    public void After_a_session_only_status_still_means_it()
    {
        Enter(Here, "s1", 3).Leave(Here, "s1", 4).Hear("Words");
        ExpectNoSession();
        Hear("Status?");
        Assert.Equal("s1", Assert.IsType<SessionEvent.Heard>(Told().Fact).ForSession);
    }

    [Fact]
    public void A_fact_told_again_changes_nothing()
    {
        Enter(Here, "s1", 3);
        var before = ana;
        Enter(Here, "s1", 3);
        Assert.Equal(Keeping.Nothing, last.Keep);
        Assert.Same(before, ana);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(2)]
    public void Facts_may_come_in_any_order(int entered)
    {
        // Left at revision 3: what an earlier revision says is out of date, whenever it arrives.
        Leave(Here, "s1", 3).Enter(Here, "s1", entered);
        Assert.Equal(entered > 3, Assert.Single(ana!.Sessions).Present);
    }

    [Fact]
    public void Somebody_without_a_work_account_is_told_so()
    {
        var guest = new Peer(new PersonId("t1", ""), "Guest");
        Do(new PersonEvent.Heard(Typed(guest, "hi")));
        Assert.Equal(new Reply.Say(Sentences.NeedsWorkAccount).Sentence, Assert.IsType<Reply.Say>(last.Reply).Sentence);
        Assert.Null(ana);
    }

    [Fact]
    public void A_wake_up_finds_nothing_to_do()
    {
        Enter(Here, "s1", 3).Do(new PersonEvent.Woken());
        Assert.Equal(Keeping.Nothing, last.Keep);
    }

    [Fact]
    public void A_person_is_written_and_read_as_they_are()
    {
        Enter(Here, "s1", 3).Enter(There, "s2", 1).Leave(Here, "s1", 4);
        var json = JsonSerializer.Serialize(ana, PersonJson.Default.Person);
        var read = JsonSerializer.Deserialize(json, PersonJson.Default.Person)!;
        Assert.Equal(json, JsonSerializer.Serialize(read, PersonJson.Default.Person));
        Assert.Equal(ana!.Sessions, read.Sessions);
    }

    [Fact]
    public void What_is_told_to_a_session_survives_its_stored_form()
    {
        Enter(Here, "s1", 3).Hear("Words\nof mine");
        IAggregate person = new PersonAggregate();
        IAggregate session = new SessionAggregate(Guides.ThreeQuestions());
        Assert.Equal(Told().Fact, session.Told(person.Write(Told().Fact)));
        var left = new SessionFact.Left(Here, Ana.Id, "s1", 7);
        Assert.Equal(new PersonEvent.Told(left), person.Told(session.Write(left)));
    }

    private PersonDialogTests Enter(AggregateId session, string key, long revision) =>
        Do(new PersonEvent.Told(new SessionFact.Entered(session, Ana.Id, key, revision)));

    private PersonDialogTests Leave(AggregateId session, string key, long revision) =>
        Do(new PersonEvent.Told(new SessionFact.Left(session, Ana.Id, key, revision)));

    private PersonDialogTests Hear(string words) => Do(new PersonEvent.Heard(Typed(Ana, words)));

    private PersonDialogTests Do(PersonEvent happened)
    {
        last = PersonDialog.Decide(ana, happened, FakeClock.Start);
        if (last.Keep == Keeping.State)
        {
            Assert.Equal((ana?.Revision ?? 0) + 1, last.State!.Revision);
            ana = last.State;
        }

        return this;
    }

    private Effect.Tell Told() => Assert.IsType<Effect.Tell>(Assert.Single(last.Effects));

    private void ExpectNoSession()
    {
        Assert.Equal(Sentences.NoSession, Assert.IsType<Reply.Say>(last.Reply).Sentence);
        Assert.Empty(last.Effects);
    }

    private static Typed Typed(Peer by, string words) => new(
        by, words, new Conversation("t1", "1:1", ConversationKind.Personal), "m1", new DateOnly(2026, 11, 23), "en-GB");
}
