namespace PeerCoachBot.Teams.Door;

/// <summary>What a token for this bot says.</summary>
internal sealed record Expectations(string Issuer, string Audience, string Channel);

/// <summary>A token, and all that is needed to judge it.</summary>
internal sealed record Question(BearerToken Token, KeySet Keys, Expectations Expected, DateTimeOffset Now)
{
    public SigningKey? Key { get; } = Keys.Find(Token.KeyId);
}

/// <summary>One thing that has to hold.</summary>
internal sealed record TokenRule(TokenFault Fault, Func<Question, bool> Holds);

/// <summary>
/// When a token authenticates the Connector. Pure; the first rule that does not hold is the reason. Source: Bot Connector
/// authentication, and RFC 8725.
/// </summary>
internal static class TokenRules
{
    /// <summary>How far the Connector's clock and ours may differ.</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    private const int FewestBits = 2048;

    public static IReadOnlyList<TokenRule> All { get; } =
    [
        new(TokenFault.WrongAlgorithm, q => q.Token.Algorithm == "RS256"),
        new(TokenFault.CriticalHeader, q => !q.Token.HasCritical),
        new(TokenFault.WrongIssuer, q => q.Token.Issuer == q.Expected.Issuer),
        new(TokenFault.WrongAudience, q => q.Token.Audience == q.Expected.Audience),
        new(TokenFault.Expired, q => q.Token.Expires > (q.Now - Skew).ToUnixTimeSeconds()),
        new(TokenFault.NotYetValid, q => q.Token.NotBefore is not { } start || start <= (q.Now + Skew).ToUnixTimeSeconds()),
        new(TokenFault.NoServiceUrl, q => q.Token.ServiceUrl is { Length: > 0 }),
        new(TokenFault.UnknownKey, q => q.Key is not null),
        new(TokenFault.WeakKey, q => q.Key?.Bits >= FewestBits),
        new(TokenFault.NotEndorsed, q => q.Key?.Endorsements.Contains(q.Expected.Channel) == true),
        new(TokenFault.WrongSignature, q => q.Key?.Signed(q.Token.Signed, q.Token.Signature) == true),
    ];

    /// <summary>Why a token is not believed; null where it is.</summary>
    public static TokenFault? Fault(Question question) => Fault(question, All);

    public static TokenFault? Fault(Question question, IEnumerable<TokenRule> rules) =>
        rules.FirstOrDefault(rule => !rule.Holds(question))?.Fault;
}
