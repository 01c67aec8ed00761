using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;

namespace PeerCoachBot.Teams.Places;

/// <summary>Decides for a place: the newest reference counts.</summary>
internal sealed class PlaceAggregate : Aggregate<Place, PlaceEvent>
{
    public override string Kind => "place";

    protected override PlaceEvent WakeUp { get; } = new PlaceEvent.Woken();

    protected override JsonTypeInfo<Place> StateJson => PlaceJson.Default.Place;

    /// <summary>A conversation's place; a channel's threads share their channel's.</summary>
    public static AggregateId OfConversation(string tenant, string conversation) =>
        new("place", tenant, $"conversation/{conversation.Split(';')[0]}");

    public static AggregateId OfPerson(PersonId person) => new("place", person.Tenant, $"person/{person.ObjectId}");

    protected override Decision<Place> Decide(Place? state, PlaceEvent happened, DateTimeOffset now) => happened switch
    {
        PlaceEvent.Heard heard => Become(state, Note(state, heard)),
        PlaceEvent.Came came => Come(state, Note(state, came.Reference), came, now),
        PlaceEvent.Went went when Note(state, went.Reference) is var place => Become(
            state,
            place.CameAt > went.At ? place : place with { GoneSince = went.At < place.GoneSince ? place.GoneSince : went.At }),
        PlaceEvent.ChatOpened opened when state is not null => Become(state, state with { Chat = opened.Chat }),
        PlaceEvent.ChatLost lost when state?.Chat == lost.Chat => Become(state, state with { Chat = null }),
        PlaceEvent.Moved moved when state is not null => Become(state, state with { ServiceUrl = moved.ServiceUrl }),
        PlaceEvent.Blocked blocked when state is not null => Become(state, state with { Blocked = blocked.Reason }),
        _ => Decision<Place>.Nothing(state),
    };

    private static Place Note(Place? state, PlaceEvent.Heard heard)
    {
        var place = (state ?? new Place { ServiceUrl = heard.ServiceUrl }) with
        {
            ServiceUrl = heard.ServiceUrl,
            Bot = heard.Bot ?? state?.Bot,
            Account = heard.Account ?? state?.Account,
            Chat = heard.Chat ?? state?.Chat,
            Team = heard.Team ?? state?.Team,
            Blocked = null,
        };
        return heard.SpokenAt >= place.GoneSince ? place with { GoneSince = null, CameAt = heard.SpokenAt } : place;
    }

    /// <summary>Teams tells of one installation in several activities, in any order, and tells it again.</summary>
    private static Decision<Place> Come(Place? before, Place place, PlaceEvent.Came came, DateTimeOffset now)
    {
        if (place.GoneSince > came.At)
            return Become(before, place);

        var there = place with
        {
            GoneSince = null,
            CameAt = place.CameAt > came.At ? place.CameAt : came.At,
            WelcomedAt = place.WelcomedAt ?? now,
        };
        return place.WelcomedAt is null && came.Welcome is var (where, greeting)
            ? Decision<Place>.Change(there, [new Effect.PostCard(greeting.Name(), new Address.Shared(where))])
            : Become(before, there);
    }

    private static Decision<Place> Become(Place? before, Place after) =>
        before == after ? Decision<Place>.Nothing(before) : Decision<Place>.Change(after, []);

    protected override DateTimeOffset? NextWake(Place state) => null;

    protected override PlaceEvent Told(string fact) => throw new NotSupportedException("Nothing is told to a place.");

    protected override string Write(IFact fact) => throw new NotSupportedException("A place tells nothing.");
}

/// <summary>The stored form of a place.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip)]
[JsonSerializable(typeof(Place))]
internal sealed partial class PlaceJson : JsonSerializerContext;
