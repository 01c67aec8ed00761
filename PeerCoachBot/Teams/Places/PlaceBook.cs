using System.Collections.Concurrent;
using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;
using PeerCoachBot.Teams.Inbound;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Teams.Places;

/// <summary>Keeps every place's reference up to date, at no cost where nothing has changed.</summary>
internal sealed class PlaceBook(TurnHandler turns, TimeProvider clock)
{
    /// <summary>How many references are remembered as noted before they are noted anew.</summary>
    private const int MostRemembered = 50_000;

    /// <summary>Another replica may have noted something else meanwhile: now and then a place is noted anew.</summary>
    private static readonly TimeSpan RememberedFor = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<AggregateId, (PlaceEvent.Heard Heard, DateTimeOffset At)> noted = new();

    /// <summary>Notes from where an activity came: its conversation, and its sender.</summary>
    public async Task NoteAsync(IncomingActivity activity, CancellationToken cancellation)
    {
        var where = ActivityMapper.Where(activity);
        var heard = new PlaceEvent.Heard(activity.ServiceUrl!, activity.Recipient.Id, null, null);
        await NoteAsync(PlaceAggregate.OfConversation(where.Tenant, where.Id), heard, activity, cancellation);
        if (activity is { Type: "message" or "invoke", From.ObjectId.Length: > 0 })
            await NoteAsync(
                PlaceAggregate.OfPerson(ActivityMapper.Who(activity)),
                heard with { Account = activity.From.Id, Chat = where.Kind == ConversationKind.Personal ? where.Id : null },
                activity,
                cancellation);
    }

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
            : await turns.PeekAsync(place, cancellation, again: true) as Place;

    /// <summary>What a connector said is no delivery of anything: each time it is another event.</summary>
    private Task<TurnResult> TellAsync(AggregateId place, string what, PlaceEvent happened, CancellationToken cancellation) =>
        turns.HandleAsync(new Turn(place, $"{what}/{Guid.NewGuid():N}", happened), cancellation);

    private async Task NoteAsync(AggregateId place, PlaceEvent.Heard heard, IncomingActivity activity, CancellationToken cancellation)
    {
        // A thread of a channel, or a later message of a person, may say less than is known.
        var now = clock.GetUtcNow();
        var before = noted.TryGetValue(place, out var last) && now - last.At < RememberedFor ? last.Heard : null;
        if (before is not null && (heard with { Chat = heard.Chat ?? before.Chat }) == before)
            return;

        // A person is heard of from several conversations, and an activity's id is unique only in its own.
        var result = await turns.HandleAsync(new Turn(place, $"heard/{activity.ConversationId}/{activity.Id}", heard), cancellation);
        if (noted.Count >= MostRemembered)
            noted.Clear();
        if (result.Outcome != TurnOutcome.NotSaved)
            noted[place] = (heard with { Chat = heard.Chat ?? before?.Chat }, now);
    }
}
