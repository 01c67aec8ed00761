using System.Text.Json;
using System.Text.Json.Nodes;
using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;
using PeerCoachBot.People;
using PeerCoachBot.Sessions;
using PeerCoachBot.Storage;
using PeerCoachBot.Turns;

namespace PeerCoachBot.OwnData;

/// <summary>Reads what is kept of one person, wherever that is: their record, their sessions, and those put aside.</summary>
internal sealed class OwnDataReader(TurnHandler turns, IStore store, AggregateRegistry aggregates, SessionGuide guide, TimeProvider clock)
{
    public async Task<PersonalData> ReadAsync(PersonId who, CancellationToken cancellation)
    {
        var person = await turns.PeekAsync(SessionId.OfPerson(who), again: true, cancellation) as Person;
        List<Session> sessions = [];
        foreach (var id in person?.Sessions.Select(s => s.Session).Distinct() ?? [])
            sessions.AddRange(await SessionsAsync(id, cancellation));
        return new PersonalData(
            who,
            clock.GetUtcNow(),
            person is null ? null : JsonSerializer.SerializeToNode(await WholeAsync(person, cancellation), PersonJson.Default.Person) as JsonObject,
            OwnSessions.Of(sessions, who, guide));
    }

    /// <summary>What is put aside meanwhile is read twice, and not missed.</summary>
    private async Task<Person> WholeAsync(Person person, CancellationToken cancellation)
    {
        var id = SessionId.OfPerson(person.Id);
        return OwnRecord.Whole(person, [.. (await store.ReadArchiveAsync(id, cancellation)).Select(past => (Person)aggregates.Of(id).Read(past.State))]);
    }

    private async Task<IEnumerable<Session>> SessionsAsync(AggregateId id, CancellationToken cancellation)
    {
        var present = await turns.PeekAsync(id, again: true, cancellation) as Session;
        var past = await store.ReadArchiveAsync(id, cancellation);
        return past.Select(state => (Session)aggregates.Of(id).Read(state.State)).Concat(present is null ? [] : [present]);
    }
}
