using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;
using PeerCoachBot.Sessions;
using PeerCoachBot.Sessions.Typing;

namespace PeerCoachBot.People;

/// <summary>Decides for a person. What they type in 1:1 goes on to the session that they are in.</summary>
internal static class PersonDialog
{
    public static Decision<Person> Decide(Person? person, PersonEvent happened) => happened switch
    {
        PersonEvent.Told told => Note(person, told.Fact),
        PersonEvent.Heard { Words.By.Id.ObjectId.Length: 0 } =>
            Decision<Person>.Nothing(person, new Reply.Say(Sentences.NeedsWorkAccount)),
        PersonEvent.Heard heard => Forward(person, heard.Words),
        PersonEvent.Edited edited => Forward(person, edited),
        _ => Decision<Person>.Nothing(person),
    };

    private static Decision<Person> Note(Person? person, SessionFact fact)
    {
        person ??= new Person { Id = fact.Person };
        if (person.Sessions.Any(s => s.Session == fact.Session && s.Revision >= fact.Revision))
            return Decision<Person>.Nothing(person);

        var told = new Attendance(fact.Session, fact.Key, fact.Revision, fact is SessionFact.Entered);
        var attendance = person.Sessions.FirstOrDefault(s => s.Session == fact.Session) is { } known ? told with { Later = known.Later } : told;
        return Decision<Person>.Change(
            person with
            {
                Revision = person.Revision + 1,
                Sessions = [.. person.Sessions.Where(s => s.Session != fact.Session), attendance],
            },
            []);
    }

    private static Decision<Person> Forward(Person? person, Typed words)
    {
        if (person is null || Meant(person, words.Text) is not { } session)
            return Decision<Person>.Nothing(person, new Reply.Say(Sentences.NoSession));
        if (person.Sessions.Count(s => s.Present) > 1)
            return Decision<Person>.Nothing(person, new Reply.Say(Sentences.TwoSessions));

        var forwarded = new SessionEvent.Heard(words, session.Key);
        return Decision<Person>.Change(
            person with { Revision = person.Revision + 1 },
            [new Effect.Tell(session.Session, forwarded, new Address.Private(person.Id))]);
    }

    /// <summary>Which session took the message as an answer, if any did, is known to that session alone.</summary>
    private static Decision<Person> Forward(Person? person, PersonEvent.Edited edited)
    {
        List<Attendance> present = [.. person?.Sessions.Where(s => s.Present) ?? []];
        return person is null || present.Count == 0
            ? Decision<Person>.Nothing(person)
            : Decision<Person>.Change(
                person with { Revision = person.Revision + 1 },
                [
                    .. present.Select(s => new Effect.Tell(
                        s.Session,
                        new SessionEvent.Edited(edited.Words, edited.At, s.Key),
                        new Address.Private(person.Id))),
                ]);
    }

    /// <summary>The session that the person is in; after it, "status" still means the last one.</summary>
    private static Attendance? Meant(Person person, string text) =>
        person.Sessions.LastOrDefault(s => s.Present)
        ?? (CommandReader.Read(text) is Command.Plain { Word: Word.Status } && person.Sessions is [.., var last] ? last : null);
}
