using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Practice;

/// <summary>The room's connector, over HTTP, as Teams' own would answer.</summary>
public sealed class ConnectorTests(SharedRoom shared) : IClassFixture<SharedRoom>
{
    private readonly PracticeHost host = shared.Host;

    private readonly int before = shared.Host.Room.ChatCalled("group")!.Messages.Count;

    [NeedsSqliteFact]
    public async Task A_card_is_posted_updated_and_deleted()
    {
        await using var window = await RoomWindow.OpenAsync(host.Http);
        var (status, posted) = await host.ConnectorAsync(HttpMethod.Post, $"/{Group}/activities", Card("one"));
        var id = (string)posted!["id"]!;
        Assert.Equal(HttpStatusCode.Created, status);
        Assert.Equal(id, (string?)(await window.SeeMessageAsync("group", "one"))["message"]!["id"]);

        var (updateStatus, updated) = await host.ConnectorAsync(HttpMethod.Put, $"/{Group}/activities/{id}", Card("two"));
        Assert.Equal((HttpStatusCode.OK, id), (updateStatus, (string?)updated!["id"]));
        Assert.Equal(1, (int?)(await window.SeeMessageAsync("group", "two"))["message"]!["version"]);

        Assert.Equal((HttpStatusCode.OK, null), await host.ConnectorAsync(HttpMethod.Delete, $"/{Group}/activities/{id}"));
        var gone = (await window.SeeAsync("message", n => (bool)n["message"]!["isDeleted"]!))["message"]!;
        Assert.Equal((id, 0), ((string?)gone["id"], gone["cards"]!.AsArray().Count));
    }

    [NeedsSqliteTheory]
    [InlineData("PUT", "", "ActivityNotFoundInConversation")]
    [InlineData("DELETE", "", "ActivityNotFoundInConversation")]
    [InlineData("PUT", "19:nowhere@thread.v2", "ConversationNotFound")]
    [InlineData("DELETE", "19:nowhere@thread.v2", "ConversationNotFound")]
    public async Task What_is_not_there_cannot_be_changed(string method, string conversation, string code)
    {
        var where = conversation.Length > 0 ? Uri.EscapeDataString(conversation) : Group;
        var body = method == "PUT" ? Card("x") : null;
        AssertError(HttpStatusCode.NotFound, code, await host.ConnectorAsync(new HttpMethod(method), $"/{where}/activities/1", body));
    }

    [NeedsSqliteFact]
    public async Task A_deleted_message_is_not_there()
    {
        var (_, posted) = await host.ConnectorAsync(HttpMethod.Post, $"/{Group}/activities", Card("x"));
        var path = $"/{Group}/activities/{posted!["id"]}";
        await host.ConnectorAsync(HttpMethod.Delete, path);
        AssertError(HttpStatusCode.NotFound, "ActivityNotFoundInConversation", await host.ConnectorAsync(HttpMethod.Put, path, Card("y")));
    }

    [NeedsSqliteFact]
    public async Task Peoples_messages_are_not_the_bots_to_change()
    {
        var said = await host.SayAsync("ana", "group", "not for the bot");
        var path = $"/{Group}/activities/{said["id"]}";
        AssertError(HttpStatusCode.Forbidden, "NotEnoughPermissions", await host.ConnectorAsync(HttpMethod.Put, path, Card("x")));
        AssertError(HttpStatusCode.Forbidden, "NotEnoughPermissions", await host.ConnectorAsync(HttpMethod.Delete, path));
    }

    [NeedsSqliteFact]
    public async Task The_channels_id_makes_a_post_and_a_threads_id_a_reply()
    {
        var channel = host.Room.ChatCalled("channel")!.Id;
        var (_, posted) = await host.ConnectorAsync(HttpMethod.Post, $"/{Uri.EscapeDataString(channel)}/activities", Card("post"));
        var root = (string)posted!["id"]!;
        var thread = Uri.EscapeDataString($"{channel};messageid={root}");
        var (status, replied) = await host.ConnectorAsync(HttpMethod.Post, $"/{thread}/activities", Card("reply"));
        Assert.Equal(HttpStatusCode.Created, status);
        var messages = host.Room.ChatCalled("channel")!.Messages.TakeLast(2);
        Assert.Equal([(root, null), ((string)replied!["id"]!, root)], messages.Select(m => (m.Id, m.Thread)));
        Assert.Equal(HttpStatusCode.OK, (await host.ConnectorAsync(HttpMethod.Put, $"/{thread}/activities/{replied["id"]}", Card("new"))).Status);
    }

    [NeedsSqliteTheory]
    [InlineData(";messageid=1")]
    [InlineData(";messageid=")]
    [InlineData(";else=1")]
    public async Task An_unknown_thread_is_no_conversation(string suffix)
    {
        var thread = Uri.EscapeDataString(host.Room.ChatCalled("channel")!.Id + suffix);
        AssertError(HttpStatusCode.NotFound, "ConversationNotFound", await host.ConnectorAsync(HttpMethod.Post, $"/{thread}/activities", Card("x")));
    }

    [NeedsSqliteTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_1_to_1_chat_is_opened_by_either_id_and_found_again(bool byObjectId)
    {
        var mei = host.Room.PersonCalled("mei")!;
        var greeting = $"hello by object id: {byObjectId}";
        var body = Open(byObjectId ? mei.ObjectId : mei.Account);
        var (status, first) = await host.ConnectorAsync(HttpMethod.Post, "", body);
        var (_, second) = await host.ConnectorAsync(HttpMethod.Post, "", body.DeepClone());
        Assert.Equal(HttpStatusCode.Created, status);
        Assert.StartsWith("a:1", (string?)first!["id"], StringComparison.Ordinal);
        Assert.Equal((string?)first["id"], (string?)second!["id"]);
        var (posted, _) = await host.ConnectorAsync(HttpMethod.Post, $"/{Uri.EscapeDataString((string)first["id"]!)}/activities", Card(greeting));
        Assert.Equal(HttpStatusCode.Created, posted);
        Assert.Contains(host.Room.ChatCalled("with-mei")!.Messages, m => m.Cards.Any(c => c.GetRawText().Contains(greeting, StringComparison.Ordinal)));
    }

    [NeedsSqliteFact]
    public async Task What_opens_no_1_to_1_chat_opens_nothing()
    {
        var mei = host.Room.PersonCalled("mei")!.Account;
        AssertError(HttpStatusCode.NotFound, "MemberNotFoundInConversation", await host.ConnectorAsync(HttpMethod.Post, "", Open("29:nobody")));
        foreach (var wrong in new JsonObject[] { new() { ["isGroup"] = true }, new() { ["members"] = new JsonArray() }, new() })
        {
            var body = Open(mei);
            foreach (var (name, value) in wrong)
                body[name] = value?.DeepClone();
            if (wrong.Count == 0)
                body.Remove("tenantId");
            AssertError(HttpStatusCode.BadRequest, "BadSyntax", await host.ConnectorAsync(HttpMethod.Post, "", body));
        }
    }

    [NeedsSqliteFact]
    public async Task A_thread_can_be_begun_in_the_channel()
    {
        var channel = host.Room.ChatCalled("channel")!.Id;
        var (status, begun) = await host.ConnectorAsync(HttpMethod.Post, "", new JsonObject
        {
            ["isGroup"] = true,
            ["channelData"] = new JsonObject { ["channel"] = new JsonObject { ["id"] = channel } },
            ["activity"] = new JsonObject { ["type"] = "message", ["text"] = "Hello" },
            ["tenantId"] = host.Room.Tenant,
        });
        Assert.Equal(HttpStatusCode.Created, status);
        Assert.Equal($"{channel};messageid={begun!["activityId"]}", (string?)begun["id"]);
    }

    [NeedsSqliteFact]
    public async Task The_roster_names_people_and_no_bots()
    {
        var (status, page) = await host.ConnectorAsync(HttpMethod.Get, $"/{Group}/pagedmembers?pageSize=50");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(["Ana Souza", "Ben Okafor", "Chidi Eze"], page!["members"]!.AsArray().Select(m => (string?)m!["name"]));
        Assert.Null(page["continuationToken"]);
        Assert.Equal(5, (await host.ConnectorAsync(HttpMethod.Get, $"/{Channel}/members")).Body!.AsArray().Count);

        var ana = host.Room.PersonCalled("ana")!;
        foreach (var id in new[] { ana.Account, ana.ObjectId, ana.PrincipalName })
        {
            var (_, member) = await host.ConnectorAsync(HttpMethod.Get, $"/{Group}/members/{Uri.EscapeDataString(id)}");
            Assert.Equal((ana.Account, ana.ObjectId, "user"), ((string?)member!["id"], (string?)member["aadObjectId"], (string?)member["userRole"]));
        }
    }

    [NeedsSqliteFact]
    public async Task Whoever_is_not_in_a_chat_is_not_in_its_roster()
    {
        var mei = Uri.EscapeDataString(host.Room.PersonCalled("mei")!.Account);
        AssertError(HttpStatusCode.NotFound, "MemberNotFoundInConversation", await host.ConnectorAsync(HttpMethod.Get, $"/{Group}/members/{mei}"));
        AssertError(HttpStatusCode.NotFound, "ConversationNotFound", await host.ConnectorAsync(HttpMethod.Get, $"/nowhere/members/{mei}"));
        AssertError(HttpStatusCode.NotFound, "ConversationNotFound", await host.ConnectorAsync(HttpMethod.Get, "/nowhere/pagedmembers"));
    }

    [NeedsSqliteTheory]
    [InlineData("""{"type":"message"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"type":"event","text":"x"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"type":"message","text":"half \ud800"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"type":"message","attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":"{}"}]}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"type":"message","attachments":[{"contentType":"image/png","content":{}}]}""", HttpStatusCode.BadRequest)]
    [InlineData("""["message"]""", HttpStatusCode.BadRequest)]
    [InlineData("""{"type":""", HttpStatusCode.BadRequest)]
    [InlineData("""{"type":"typing"}""", HttpStatusCode.Accepted)]
    public async Task What_Teams_would_not_show_is_not_shown(string json, HttpStatusCode expected)
    {
        using var content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        using var answer = await host.Http.PostAsync(new Uri($"/practice/connector/v3/conversations/{Group}/activities", UriKind.Relative), content);
        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal(before, host.Room.ChatCalled("group")!.Messages.Count);
    }

    [NeedsSqliteFact]
    public async Task A_message_that_is_too_big_is_refused()
    {
        AssertError(HttpStatusCode.RequestEntityTooLarge, "MessageSizeTooBig", await host.ConnectorAsync(HttpMethod.Post, $"/{Group}/activities", Card(new string('x', 60_000))));
        AssertError(HttpStatusCode.RequestEntityTooLarge, "MessageSizeTooBig", await host.ConnectorAsync(HttpMethod.Post, $"/{Group}/activities", Card(new string('x', 300_000))));
    }

    [NeedsSqliteFact]
    public async Task A_message_with_text_and_a_card_is_divided_and_no_id_told()
    {
        var both = Card("card");
        both["text"] = "text";
        Assert.Equal((HttpStatusCode.Accepted, null), await host.ConnectorAsync(HttpMethod.Post, $"/{Group}/activities", both));
        Assert.Equal([0, 1], host.Room.ChatCalled("group")!.Messages.Skip(before).Select(m => m.Cards.Count));
    }

    [NeedsSqliteFact]
    public async Task A_web_page_is_not_served()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/practice/connector/v3/conversations/{Group}/activities", UriKind.Relative))
        {
            Content = JsonContent.Create<JsonNode>(Card("x")),
        };
        request.Headers.Add("Origin", host.Http.BaseAddress!.GetLeftPart(UriPartial.Authority));
        using var answer = await host.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private string Group => Uri.EscapeDataString(host.Room.ChatCalled("group")!.Id);

    private string Channel => Uri.EscapeDataString(host.Room.ChatCalled("channel")!.Id);

    private JsonObject Open(string member) => new()
    {
        ["isGroup"] = false,
        ["members"] = new JsonArray(new JsonObject { ["id"] = member }),
        ["tenantId"] = host.Room.Tenant,
    };

    internal static JsonObject Card(string text) => new()
    {
        ["type"] = "message",
        ["summary"] = "A card",
        ["attachments"] = new JsonArray(new JsonObject
        {
            ["contentType"] = "application/vnd.microsoft.card.adaptive",
            ["content"] = new JsonObject
            {
                ["type"] = "AdaptiveCard",
                ["version"] = "1.5",
                ["body"] = new JsonArray(new JsonObject { ["type"] = "TextBlock", ["text"] = text }),
            },
        }),
    };

    private static void AssertError(HttpStatusCode status, string code, (HttpStatusCode Status, JsonNode? Body) answer) =>
        Assert.Equal((status, code), (answer.Status, (string?)answer.Body?["error"]?["code"]));
}
