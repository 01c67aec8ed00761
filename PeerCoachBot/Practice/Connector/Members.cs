using System.Globalization;
using System.Text.Json.Nodes;
using PeerCoachBot.Practice.State;

namespace PeerCoachBot.Practice.Connector;

/// <summary>Who is in a conversation. Bots are not listed, as in Teams.</summary>
internal static class Members
{
    /// <summary>Teams serves no smaller and no larger pages, whatever is asked for.</summary>
    private const int SmallestPage = 50;
    private const int LargestPage = 500;

    public static void MapMembers(this IEndpointRouteBuilder v3)
    {
        v3.MapGet("{conversation}/pagedmembers", (string conversation, string? pageSize, string? continuationToken, LiveRoom room) =>
            Of(room, conversation) is { } members ? Page(members, pageSize, continuationToken) : ConnectorAnswer.NoConversation());
        v3.MapGet("{conversation}/members", (string conversation, LiveRoom room) =>
            Of(room, conversation) is { } members
                ? ConnectorAnswer.Json(new JsonArray([.. members.Select(Account)]))
                : ConnectorAnswer.NoConversation());
        v3.MapGet("{conversation}/members/{member}", (string conversation, string member, LiveRoom room) =>
            Of(room, conversation) is not { } members ? ConnectorAnswer.NoConversation()
            : room.State.PersonByAccount(member) is { } person && members.Any(m => m.Person.Key == person.Key)
                ? ConnectorAnswer.Json(Account((person, room.State.Tenant)))
                : ConnectorAnswer.NoMember());
    }

    private static List<(Persona Person, string Tenant)>? Of(LiveRoom room, string conversation)
    {
        var state = room.State;
        return state.Conversation(conversation) is var (chat, _)
            ? [.. state.People.Where(p => chat.Members.Contains(p.Key)).Select(p => (p, state.Tenant))]
            : null;
    }

    private static IResult Page(List<(Persona Person, string Tenant)> members, string? pageSize, string? token)
    {
        var from = 0;
        if (token is not null && !int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out from))
            return ConnectorAnswer.BadSyntax("The continuation token is not one of these.");

        var size = Math.Clamp(int.TryParse(pageSize, out var asked) ? asked : LargestPage, SmallestPage, LargestPage);
        var page = new JsonObject { ["members"] = new JsonArray([.. members.Skip(from).Take(size).Select(Account)]) };
        if (from < members.Count - size)
            page["continuationToken"] = (from + size).ToString(CultureInfo.InvariantCulture);
        return ConnectorAnswer.Json(page);
    }

    private static JsonNode Account((Persona Person, string Tenant) member) => new JsonObject
    {
        ["id"] = member.Person.Account,
        ["name"] = member.Person.Name,
        ["aadObjectId"] = member.Person.ObjectId,
        ["givenName"] = member.Person.GivenName,
        ["surname"] = member.Person.Surname,
        ["email"] = member.Person.PrincipalName,
        ["userPrincipalName"] = member.Person.PrincipalName,
        ["tenantId"] = member.Tenant,
        ["userRole"] = "user",
    };
}
