using System.Text.Json;
using PeerCoachBot.Teams.Outbound;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Tests.Outbound;

/// <summary>What each answer of a connector means, by Teams' documented matrix.</summary>
public sealed class OutcomesTests
{
    private const string Again = "again", Doubt = "doubt", Wait = "wait", No = "no", Lost = "lost", Anew = "anew";

    [Theory]
    [InlineData(400, "BadSyntax", No, No)]
    [InlineData(400, "", No, No)]
    [InlineData(400, "MemberNotFoundInConversation", Lost, Lost)]
    [InlineData(401, "BotNotRegistered", Wait, Wait)]
    [InlineData(401, "", Wait, Wait)]
    [InlineData(402, "", No, No)]
    [InlineData(403, "BotNotInConversationRoster", Lost, Lost)]
    [InlineData(403, "ForbiddenOperationException", Lost, Lost)]
    [InlineData(403, "MessageWritesBlocked", Lost, Lost)]
    [InlineData(403, "ConversationBlockedByUser", Lost, Lost)]
    [InlineData(403, "BotDisabledByAdmin", Lost, Lost)]
    [InlineData(403, "", Lost, Lost)]
    [InlineData(403, "NotEnoughPermissions", No, No)]
    [InlineData(403, "InvalidBotApiHost", No, No)]
    [InlineData(404, "ConversationNotFound", Lost, Lost)]
    [InlineData(404, "MemberNotFoundInConversation", Lost, Lost)]
    [InlineData(404, "ActivityNotFoundInConversation", No, Anew)]
    [InlineData(404, "", No, Anew)]
    [InlineData(405, "", No, No)]
    [InlineData(408, "", No, No)]
    [InlineData(409, "", No, No)]
    [InlineData(412, "PreconditionFailed", Again, Again)]
    [InlineData(413, "MessageSizeTooBig", No, No)]
    [InlineData(429, "Throttled", Wait, Wait)]
    [InlineData(500, "ServiceError", No, Again)]
    [InlineData(501, "", No, Again)]
    [InlineData(502, "", Doubt, Doubt)]
    [InlineData(503, "", Again, Again)]
    [InlineData(504, "", Doubt, Doubt)]
    [InlineData(302, "", No, No)]
    public void Every_answer_has_one_meaning(int status, string code, string post, string update)
    {
        ConnectorFault fault = new(status, code);
        Assert.Equal(post, Meaning(fault, isUpdate: false));
        Assert.Equal(update, Meaning(fault, isUpdate: true));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    [InlineData(412)]
    [InlineData(504)]
    public void Whoever_says_how_long_to_wait_is_waited_for(int status) => Assert.Equal(
        TimeSpan.FromSeconds(77),
        Assert.IsType<SendResult.Later>(Outcomes.Of(new ConnectorFault(status, "", TimeSpan.FromSeconds(77)), isUpdate: false)).After);

    [Theory]
    [InlineData("""{"error":{"code":"ConversationNotFound","message":"Conversation not found."}}""", "ConversationNotFound")]
    [InlineData("""{"errorCode":209,"message":"{\"subCode\":\"MessageWritesBlocked\",\"details\":\"x\"}"}""", "MessageWritesBlocked")]
    [InlineData("""{"error":{"code":"Forbidden","message":"{\"subCode\":\"BotDisabledByAdmin\"}"}}""", "BotDisabledByAdmin")]
    [InlineData("""{"code":"Throttled"}""", "Throttled")]
    [InlineData("""{"error":{"code":"X","message":"{not json"}}""", "")]
    [InlineData("""{"error":"text"}""", "")]
    [InlineData("""{"error":{"code":5}}""", "")]
    [InlineData("[]", "")]
    [InlineData("null", "")]
    public void A_code_is_found_wherever_connectors_put_it(string json, string code)
    {
        using var document = JsonDocument.Parse(json);
        Assert.Equal(code, ConnectorFault.CodeOf(document.RootElement));
    }

    [Theory]
    [InlineData("Anas secret goal", "status 400")]
    [InlineData("BadSyntax", "status 400 BadSyntax")]
    public void A_log_holds_codes_and_no_words(string code, string logged) => Assert.Equal(logged, new ConnectorFault(400, code).ToString());

    private static string Meaning(ConnectorFault fault, bool isUpdate) => Outcomes.Of(fault, isUpdate) switch
    {
        SendResult.Later { IsNoTry: true } => Wait,
        SendResult.Later { MayHaveGone: true } => Doubt,
        SendResult.Later => Again,
        SendResult.Gone => Anew,
        SendResult.Refused when Outcomes.IsOfThePlace(fault) => Lost,
        _ => No,
    };
}
