using PeerCoachBot.Decisions;
using PeerCoachBot.Sessions;

namespace PeerCoachBot.People.Rules;

/// <summary>Notes which sessions somebody is in, as these tell it.</summary>
internal static class Attending
{
    public static Decision<Person> Note(Moment moment, SessionFact fact)
    {
        var person = moment.Person;
        var known = person.Sessions.FirstOrDefault(s => s.Session == fact.Session);
        if (known?.Revision >= fact.Revision)
            return moment.Nothing();

        var told = new Attendance(fact.Session, fact.Key, fact.Revision, fact is SessionFact.Entered)
        {
            Later = known?.Later,

            // Whoever comes back to the same session was asked already.
            AskedAt = known?.Key == fact.Key ? known.AskedAt : null,
            Peers = known?.Key == fact.Key ? known.Peers : null,
        };
        var noted = person with
        {
            Revision = person.Revision + 1,
            Sessions = [.. person.Sessions.Where(s => s.Session != fact.Session), told],
        };
        return Decision<Person>.Change(noted, told.Present && CheckIn.Announce(noted, told) is { } announced ? [announced] : []);
    }

    /// <summary>They said something there for no session: should they have everything deleted, it has to hear of that too.</summary>
    public static Moment Spoke(Moment moment, SessionFact fact) => moment.Person.Sessions.Any(s => s.Session == fact.Session)
        ? moment
        : moment with { Person = moment.Person with { Sessions = [new Attendance(fact.Session, fact.Key, 0, Present: false), .. moment.Person.Sessions] } };
}
