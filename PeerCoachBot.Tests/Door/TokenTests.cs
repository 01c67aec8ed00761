using System.Text.Json;
using System.Text.Json.Nodes;
using PeerCoachBot.Teams.Door;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Door;

/// <summary>Which tokens authenticate the Connector, and why others do not.</summary>
public sealed class TokenTests
{
    private const string ServiceUrl = "https://smba.trafficmanager.net/emea/";

    private static readonly KeySet Keys = KeySet.Read(
        JsonElement.Parse(new JsonObject { ["keys"] = new JsonArray([.. Mint.Others.Append(Mint.Usual).Select(m => m.Jwk())]) }.ToJsonString()),
        FakeClock.Start);

    private static readonly Expectations Expected = new(Mint.Issuer, Mint.AppId, "msteams");

    public static TheoryData<string> Rows => [.. TokenRows.All.Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_token_is_judged(string name)
    {
        var row = TokenRows.All.Single(r => r.Name == name);
        Assert.Equal(row.Fault, Judge(row, TokenRules.All));
    }

    [Fact]
    public void There_are_many_bad_tokens_and_each_fault_has_one()
    {
        Assert.InRange(TokenRows.All.Count(r => r.Fault is not null), 40, 1000);
        Assert.Equal(
            Enum.GetValues<TokenFault>().Where(f => f != TokenFault.Missing),
            TokenRows.All.Select(r => r.Fault).OfType<TokenFault>().Distinct().Order());
    }

    [Fact]
    public void No_rule_can_be_left_out_unnoticed() => Assert.All(
        TokenRules.All,
        rule => Assert.Contains(TokenRows.All, row => Judge(row, TokenRules.All.Where(r => r != rule)) != row.Fault));

    [Fact]
    public void A_token_holds_by_the_bots_time()
    {
        var token = BearerToken.Read(Mint.Usual.Token(ServiceUrl, FakeClock.Start))!;
        TokenFault? At(TimeSpan later) => TokenRules.Fault(new Question(token, Keys, Expected, FakeClock.Start + later));
        Assert.Null(At(TimeSpan.FromMinutes(63)));
        Assert.Equal(TokenFault.Expired, At(TimeSpan.FromMinutes(64)));
        Assert.Null(At(TimeSpan.FromMinutes(-6)));
        Assert.Equal(TokenFault.NotYetValid, At(TimeSpan.FromMinutes(-6.1)));
    }

    [Theory]
    [InlineData("""{"kty":"EC"}""")]
    [InlineData("""{"use":"enc"}""")]
    [InlineData("""{"alg":"RS512"}""")]
    [InlineData("""{"kid":""}""")]
    [InlineData("""{"kid":null}""")]
    [InlineData("""{"n":""}""")]
    [InlineData("""{"n":"%"}""")]
    [InlineData("""{"n":5}""")]
    [InlineData("""{"e":""}""")]
    [InlineData("""{"e":"AQ"}""")]
    public void A_key_that_cannot_be_used_is_left_out(string change)
    {
        var jwk = Mint.Usual.Jwk();
        foreach (var (name, value) in JsonNode.Parse(change)!.AsObject())
            jwk[name] = value?.DeepClone();
        Assert.Equal(0, KeySet.Read(JsonElement.Parse($$"""{"keys":[{{jwk.ToJsonString()}}]}"""), FakeClock.Start).Count);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("5")]
    [InlineData("{}")]
    [InlineData("""{"keys":{}}""")]
    [InlineData("""{"keys":[5,null,[],"key"]}""")]
    public void What_is_no_set_of_keys_has_none(string json) => Assert.Equal(0, KeySet.Read(JsonElement.Parse(json), FakeClock.Start).Count);

    private static TokenFault? Judge(TokenRow row, IEnumerable<TokenRule> rules) =>
        BearerToken.Read(row.Make(ServiceUrl, FakeClock.Start)) is { } token
            ? TokenRules.Fault(new Question(token, Keys, Expected, FakeClock.Start), rules)
            : TokenFault.Malformed;
}
