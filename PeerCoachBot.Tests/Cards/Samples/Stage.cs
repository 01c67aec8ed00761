using PeerCoachBot.Cards;
using PeerCoachBot.Commitments;
using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;
using PeerCoachBot.Sessions;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Cards.Samples;

/// <summary>A session of a cast, taken to a moment by what its people say, from which cards are drawn.</summary>
internal sealed class Stage
{
    private const string Sender = "00000000-0000-4000-8000-00000000000";

    private readonly Cast cast;
    private readonly Room room;

    /// <param name="isShared">Others read along, so that no words show.</param>
    public Stage(Cast cast, bool isShared = false, SessionGuide? guide = null)
    {
        this.cast = cast;
        room = new Room
        {
            Messages = "179000000010",
            Guide = guide ?? Guides.ThreeQuestions(),
            Home = isShared
                ? new Conversation("t1", "19:7d1e5f0c2b9a4e38a6c1d0f4b3928e57@thread.tacv2;messageid=1790000000100", ConversationKind.Channel)
                : new Conversation("t1", "19:meeting_NDk5YzI0YmEtMWQyZS00ZjNhLWI4YzctOTBhMWIyYzNkNGU1@thread.v2", ConversationKind.MeetingChat),
            Readers = isShared ? null : [.. cast.People.Select((_, n) => World.Peer(Id(n)))],
        };
    }

    public Session Session => Named(room.Session);

    public IEnumerable<int> Everybody => Enumerable.Range(0, cast.People.Count);

    /// <summary>The id by which the room knows somebody, and their Entra object id.</summary>
    public static string Id(int person) => $"{Sender}{person}";

    public string Words(int number, int length) => cast.Write(number, length);

    public Stage Say(int who, string text)
    {
        room.Wait(TimeSpan.FromSeconds(90)).Say(Id(who), text);
        return this;
    }

    public Stage All(Func<int, string> text)
    {
        foreach (var person in Everybody)
            room.Say(Id(person), text(person));
        return this;
    }

    public Stage Pass(TimeSpan time)
    {
        room.Pass(time);
        return this;
    }

    /// <summary>Half a minute before time is up.</summary>
    public Stage NearTheEnd() => Pass(room.Session.Timer!.EndsAt() - room.Now - TimeSpan.FromSeconds(30));

    public Stage UntilTimeIsUp() => Pass(room.Session.Timer!.EndsAt() - room.Now);

    public Stage Lose(int person)
    {
        room.Do(new SessionEvent.Undelivered(World.Peer(Id(person)).Id));
        return this;
    }

    /// <summary>Somebody can read along who does not take part.</summary>
    public Stage Overheard()
    {
        room.Do(new SessionEvent.ReadersChanged([.. room.Readers ?? [], World.Peer("outsider")]));
        return this;
    }

    public Stage Gathering()
    {
        Say(0, "start");
        foreach (var person in Everybody.Skip(1))
            room.Say(Id(person), "join");
        return this;
    }

    public Stage Asking()
    {
        Gathering().All(_ => "agree");
        room.Say(Id(0), "begin");
        return this;
    }

    /// <summary>All but the last bring along what the others know of, and the first has said how it stands.</summary>
    public Stage CheckingIn()
    {
        Gathering().All(_ => "agree");
        Bring(1, isAnswered: false);
        room.Say(Id(0), "begin");
        Bring(2, isAnswered: true);
        return this;
    }

    public Stage Revealed() => Asking().All(n => Words(n, Limits.AnswerLength));

    public Stage Turns() => Revealed().Say(0, "next");

    public Stage Learning()
    {
        Turns();
        foreach (var _ in Everybody)
            Say(0, "next anyway");
        return this;
    }

    public Stage Committing() => Turns().Say(0, "next anyway").All(n => Words(n + 10, Limits.AnswerLength)).Say(0, "next");

    public Stage Committed()
    {
        Committing();
        foreach (var person in Everybody.SkipLast(1))
        {
            Say(person, $"I will {Words(person + 20, Limits.CommitmentLength)} by 2026-12-0{1 + person}");
            Say(person, $"if {Words(person + 30, 200)} then {Words(person + 40, 200)}");
            room.Say(Id(person), $"witness {Id(person + 1)}");
        }

        return this;
    }

    private void Bring(long revision, bool isAnswered)
    {
        var everybody = Everybody.Select(n => World.Peer(Id(n)).Id).ToList();
        foreach (var person in Everybody.SkipLast(1))
            room.Do(new SessionEvent.Reported(room.Session.Key, new Report(everybody[person], revision,
            [
                new CheckInItem($"{person}", IsInTheOpen: false, everybody)
                {
                    Text = isAnswered ? Words(person, Limits.CommitmentLength / 2) : null,
                    Due = isAnswered && person != 1 ? new DateOnly(2026, 11, 26) : null,
                    Standing = isAnswered && person == 0 ? Standing.Partly : Standing.Open,
                    IsAnswered = isAnswered && person == 0,
                },
            ])));
    }

    /// <summary>At one of the closing questions.</summary>
    public Stage Closing(string question)
    {
        Committed().Say(0, "next anyway");
        foreach (var (key, answer) in new[] { ("word", ""), ("fair", "a bit off"), ("pulse", "4"), ("next-date", "2026-12-21") })
        {
            if (room.Session.Prompt == question)
                return this;
            All(n => room.Session.Prompt == key ? answer.Length > 0 ? answer : Words(n + 50, Limits.WordLength) : "status");
        }

        return this;
    }

    public Stage Closed() => Closing("none");

    public DrawnCard Living() => Draw(room.Guide.LivingCard(room.Session));

    public DrawnCard Draw(Func<string, SessionCard> card) => Draw(card(room.Session.Key));

    public DrawnCard Draw(SessionCard card) => new SessionCards(room.Guide).Draw(Session, card.Name()) ?? throw Nothing(card);

    public DrawnCard Reply(Reply reply) => new SessionCards(room.Guide).Draw(Session, reply, "en-GB") ?? throw Nothing(reply);

    /// <summary>A dialog as one person sees it.</summary>
    public DrawnCard Ask(
        int who,
        Func<string, SessionForm> form,
        IReadOnlyDictionary<string, string>? typed = null,
        Reply.Say? fault = null)
    {
        var request = new FormRequest(form(room.Session.Key).Name(), World.Peer(Id(who)).Id, "en-GB", typed, fault);
        return new SessionCards(room.Guide).Draw(Session, request) ?? throw Nothing(request);
    }

    private static InvalidOperationException Nothing(object what) => new($"There is nothing to draw for {what}.");

    /// <summary>The same session, in which people have their names.</summary>
    private Session Named(Session session) => session with
    {
        Participants = [.. session.Participants.Select(p => p with { Who = Named(p.Who) })],
        Readers = session.Readers is { } readers ? [.. readers.Select(Named)] : null,
    };

    private Peer Named(Peer peer) => peer with
    {
        Name = peer.Name.StartsWith(Sender, StringComparison.Ordinal) ? cast.People[peer.Name[^1] - '0'] : cast.Outsider,
    };
}
