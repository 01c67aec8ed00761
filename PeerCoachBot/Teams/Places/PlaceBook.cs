using System.Collections.Concurrent;
using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;
using PeerCoachBot.Storage;
using PeerCoachBot.Teams.Inbound;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Teams.Places;

/// <summary>Keeps every place's reference up to date, at no cost where nothing has changed, and knows where the bot is.</summary>
internal sealed class PlaceBook(TurnHandler turns, TimeProvider clock)
{
    /// <summary>How many references are remembered as noted before they are noted anew.</summary>
    private const int MostRemembered = 50_000;

    /// <summary>Another replica may have heard that the bot was removed: for so long at most, this one does not know.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(1);

    /// <summary>Another replica may have noted something else meanwhile: now and then a place is noted anew.</summary>
    private static readonly TimeSpan RememberedFor = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<AggregateId, (PlaceEvent.Heard Heard, DateTimeOffset At)> noted = new();
    private readonly ConcurrentDictionary<AggregateId, DateTimeOffset> looked = new();

    /// <summary>Notes from where an activity came: its conversation, the team of that, and its sender.</summary>
    public async Task NoteAsync(IncomingActivity activity, CancellationToken cancellation)
    {
        var where = ActivityMapper.Where(activity);
        var heard = Reference(activity);
        await NoteAsync(PlaceAggregate.OfConversation(where.Tenant, where.Id), heard, activity, cancellation);
        if (heard.Team is { } team)
            await NoteAsync(PlaceAggregate.OfConversation(where.Tenant, team), heard with { Team = null }, activity, cancellation);
        if (activity.From is { Id: { } account, ObjectId.Length: > 0 }
            && account != activity.Recipient.Id
            && (where.Kind == ConversationKind.Personal || activity.Type is "message" or "invoke"))
            await NoteAsync(
                PlaceAggregate.OfPerson(ActivityMapper.Who(activity)),
                heard with { Account = account, Chat = IsOwnChat(activity, where) ? where.Id : null, Team = null },
                activity,
                cancellation);
    }

    /// <summary>Notes that the bot came to a conversation or team, or went from it; false where that could not be saved.</summary>
    public async Task<bool> NoteAsync(IncomingActivity activity, Presence presence, CancellationToken cancellation)
    {
        var place = PlaceAggregate.OfConversation(ActivityMapper.Tenant(activity)!, presence.Place);
        var reference = Reference(activity);
        var heard = reference.Team is { } team && PlaceAggregate.OfConversation(place.Tenant, team) == place ? reference with { Team = null } : reference;
        var at = ActivityMapper.At(activity, clock.GetUtcNow());
        var result = await turns.HandleAsync(
            new Turn(
                place,
                ActivityMapper.EventId(activity),
                presence.IsThere ? new PlaceEvent.Came(heard, at, presence.Welcome) : new PlaceEvent.Went(heard, at)),
            cancellation);
        noted.TryRemove(place, out _);
        return result.Outcome != TurnOutcome.NotSaved;
    }

    /// <summary>Notes a channel that an activity from elsewhere in its team names.</summary>
    public Task NoteChannelAsync(IncomingActivity activity, string channel, CancellationToken cancellation) =>
        NoteAsync(
            PlaceAggregate.OfConversation(ActivityMapper.Tenant(activity)!, channel),
            Reference(activity, channel),
            activity,
            cancellation);

    /// <summary>Notes that a 1:1 conversation was opened, so that it can be found by its id as well.</summary>
    public async Task NoteChatAsync(PersonId person, string chat, string serviceUrl, CancellationToken cancellation)
    {
        var opened = new PlaceEvent.ChatOpened(chat);
        var heard = new PlaceEvent.Heard(serviceUrl, null, null, null);

        // The conversation first: once the person has a chat, it can be found.
        var found = await turns.HandleAsync(new Turn(PlaceAggregate.OfConversation(person.Tenant, chat), $"chat/{chat}", heard), cancellation);
        if (found.Outcome != TurnOutcome.NotSaved)
            await turns.HandleAsync(new Turn(PlaceAggregate.OfPerson(person), $"chat/{chat}", opened), cancellation);
    }

    /// <summary>There is no way there until something is heard from there.</summary>
    public async Task BlockAsync(AggregateId place, string reason, CancellationToken cancellation)
    {
        await TellAsync(place, "blocked", new PlaceEvent.Blocked(reason), cancellation);

        // Whatever is heard from now on is noted, and opens the way.
        noted.TryRemove(place, out _);
    }

    public Task NoteHostAsync(AggregateId place, string serviceUrl, CancellationToken cancellation) =>
        TellAsync(place, "moved", new PlaceEvent.Moved(serviceUrl), cancellation);

    public Task ForgetChatAsync(PersonId person, string chat, CancellationToken cancellation) =>
        TellAsync(PlaceAggregate.OfPerson(person), "lost", new PlaceEvent.ChatLost(chat), cancellation);

    /// <summary>What is known of a place. That there is no way there is asked of the store again, since another replica may have heard from there.</summary>
    public async Task<Place?> FindAsync(AggregateId place, CancellationToken cancellation) =>
        await turns.PeekAsync(place, cancellation) is Place known && known.Blocked is null
            ? known
            : await turns.PeekAsync(place, again: true, cancellation) as Place;

    /// <summary>Whether the bot may speak to them: not where it was removed, whatever the connector would accept.</summary>
    public async Task<bool> MayReachAsync(Address to, CancellationToken cancellation) => to switch
    {
        Address.Shared { Conversation: var where } => await MayReachAsync(where.Tenant, where.Id, cancellation),
        Address.Private { Person: var person } when await FindAsync(PlaceAggregate.OfPerson(person), cancellation) is { Chat: { } chat } =>
            await MayReachAsync(person.Tenant, chat, cancellation),
        _ => true,
    };

    public async Task<bool> MayReachAsync(string tenant, string conversation, CancellationToken cancellation) =>
        await LookAsync(PlaceAggregate.OfConversation(tenant, conversation), cancellation) is not { } place
        || (place.GoneSince is null
            && (place.Team is not { } team
                || await LookAsync(PlaceAggregate.OfConversation(tenant, team), cancellation) is not { GoneSince: not null }));

    /// <summary>A message's menu is also in chats of two people without the bot, which look like a chat with it.</summary>
    private static bool IsOwnChat(IncomingActivity activity, Conversation where) =>
        where.Kind == ConversationKind.Personal && activity.Name is not (InvokeNames.FetchFromMessage or InvokeNames.SubmitFromMessage);

    private static PlaceEvent.Heard Reference(IncomingActivity activity) => Reference(activity, activity.ConversationId!);

    private static PlaceEvent.Heard Reference(IncomingActivity activity, string conversation) =>
        new(activity.ServiceUrl!, activity.Recipient.Id, null, null)
        {
            // A team is called by the id of its General channel, which needs no other place to know about it.
            Team = activity.TeamId is { } team && team != conversation.Split(';')[0] ? team : null,
        };

    private async Task NoteAsync(AggregateId place, PlaceEvent.Heard heard, IncomingActivity activity, CancellationToken cancellation)
    {
        // A thread of a channel, or a later message of a person, may say less than is known.
        var now = clock.GetUtcNow();
        var before = noted.TryGetValue(place, out var last) && now - last.At < RememberedFor ? last.Heard : null;
        if (before is not null && (heard with { Chat = heard.Chat ?? before.Chat }) == before)
            return;

        // A person is heard of from several conversations, and an activity's id is unique only in its own.
        var spoken = activity.Type == "message" && place.Key.StartsWith("conversation/", StringComparison.Ordinal)
            ? ActivityMapper.At(activity, clock.GetUtcNow())
            : (DateTimeOffset?)null;
        var turn = new Turn(place, $"heard/{activity.ConversationId}/{activity.Id}", heard with { SpokenAt = spoken });
        var result = await turns.HandleAsync(turn, cancellation);
        if (noted.Count >= MostRemembered)
            noted.Clear();
        if (result.Outcome != TurnOutcome.NotSaved)
            noted[place] = (heard with { Chat = heard.Chat ?? before?.Chat }, now);
    }

    /// <summary>What a connector said is no delivery of anything: each time it is another event.</summary>
    private Task<TurnResult> TellAsync(AggregateId place, string what, PlaceEvent happened, CancellationToken cancellation) =>
        turns.HandleAsync(new Turn(place, $"{what}/{Guid.NewGuid():N}", happened), cancellation);

    /// <summary>A place as it was within the last minute.</summary>
    private async Task<Place?> LookAsync(AggregateId id, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var isFresh = looked.TryGetValue(id, out var last) && now - last < LookAgain;
        if (isFresh)
            return Known(id, await FindAsync(id, cancellation));

        if (looked.Count >= MostRemembered)
            looked.Clear();
        looked[id] = now;
        try
        {
            return Known(id, await turns.PeekAsync(id, again: true, cancellation) as Place);
        }
        catch (StoreUnavailableException)
        {
            // What is known of it is better than nothing: that something was not saved has to be said just now.
            return Known(id, await FindAsync(id, cancellation));
        }
    }

    /// <summary>Whoever speaks in a place that the bot had left is not passed over as known.</summary>
    private Place? Known(AggregateId id, Place? place)
    {
        if (place is { GoneSince: not null })
            noted.TryRemove(id, out _);
        return place;
    }
}
