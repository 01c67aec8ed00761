namespace PeerCoachBot.Decisions;

/// <summary>Names one aggregate: the unit that is loaded, decided and committed as a whole.</summary>
/// <param name="Kind">Which core decides for it, such as <c>session</c>.</param>
/// <param name="Tenant">First in every storage key, so that tenants with equal ids never meet.</param>
/// <param name="Key">The rest of its identity; opaque, never words of a user.</param>
internal readonly record struct AggregateId(string Kind, string Tenant, string Key)
{
    public override string ToString() => $"{Kind}|{Tenant}|{Key}";
}
