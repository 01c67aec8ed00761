using PeerCoachBot.Conversations;
using PeerCoachBot.People;
using PeerCoachBot.Sessions;
using PeerCoachBot.Teams.Places;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Teams.Inbound;

/// <summary>Takes people who were removed from a chat, team or channel out of the sessions there.</summary>
internal sealed class Departures(TurnHandler turns, PlaceBook places)
{
    /// <summary>Whoever is in the roster is back already: the news is late.</summary>
    public async Task<bool> OfChatAsync(IncomingActivity activity, IReadOnlyList<Peer>? readers, CancellationToken cancellation)
    {
        List<PersonId> people = [];
        foreach (var account in People(activity))
            if (await PersonAsync(activity, account, cancellation) is { } person && readers?.Any(r => r.Id == person) != true)
                people.Add(person);
        return people.Count == 0 || await LeaveAsync(activity, SessionId.Of(ActivityMapper.Where(activity)), people, cancellation);
    }

    /// <summary>A session lives in a thread, of which a team's news say nothing; but each person knows their sessions.</summary>
    public async Task<bool> OfTeamAsync(IncomingActivity activity, CancellationToken cancellation)
    {
        var saved = true;
        foreach (var account in People(activity).Where(a => ActivityMapper.IsId(a.ObjectId)))
        {
            var id = new PersonId(ActivityMapper.Tenant(activity)!, account.ObjectId!);
            if (await turns.PeekAsync(SessionId.OfPerson(id), again: true, cancellation) is not Person person)
                continue;
            foreach (var at in person.Sessions.Where(s => s.Present))
                if (await IsThereAsync(activity, at.Session.Key, cancellation))
                    saved &= await LeaveAsync(activity, at.Session, [id], cancellation);
        }

        return saved;
    }

    private async Task<bool> LeaveAsync(
        IncomingActivity activity,
        Decisions.AggregateId session,
        IReadOnlyList<PersonId> people,
        CancellationToken cancellation)
    {
        var id = $"{ActivityMapper.EventId(activity)}/{string.Join(',', people.Select(p => p.ObjectId))}";
        var result = await turns.HandleAsync(new Turn(session, id, new SessionEvent.MembersLeft(people)), cancellation);
        return result.Outcome != TurnOutcome.NotSaved;
    }

    /// <summary>News of one channel concern that channel, others every channel of the team.</summary>
    private async Task<bool> IsThereAsync(IncomingActivity activity, string session, CancellationToken cancellation)
    {
        var channel = session.Split(';')[0];
        if (activity.EventType == "channelMemberRemoved")
            return channel == activity.TeamChannelId;
        return activity.TeamId is { } team
            && (channel == team
                || await places.FindAsync(PlaceAggregate.OfConversation(ActivityMapper.Tenant(activity)!, channel), cancellation) is { Team: { } of } && of == team);
    }

    /// <summary>Some news name people only by the channel's id for them, by which participants are known too.</summary>
    private async Task<PersonId?> PersonAsync(IncomingActivity activity, Account account, CancellationToken cancellation)
    {
        var where = ActivityMapper.Where(activity);
        if (ActivityMapper.IsId(account.ObjectId))
            return new PersonId(where.Tenant, account.ObjectId!);
        if (await turns.PeekAsync(SessionId.Of(where), cancellation) is Session session)
            foreach (var participant in session.Participants)
                if (await places.FindAsync(PlaceAggregate.OfPerson(participant.Who.Id), cancellation) is { } place && place.Account == account.Id)
                    return participant.Who.Id;
        return null;
    }

    private static IEnumerable<Account> People(IncomingActivity activity) => activity.MembersRemoved.Where(a => a.Id is not null && !activity.IsBot(a));
}
