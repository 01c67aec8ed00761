using System.Globalization;
using PeerCoachBot.Decisions;
using PeerCoachBot.Storage.Tables.Service;

namespace PeerCoachBot.Storage.Tables;

/// <summary>
/// Hints, in partitions by the minute in which they are due, so that what is due is one range of keys however much is
/// pending. A minute has several partitions, since one takes no more than some 2,000 writes a second:
/// https://learn.microsoft.com/azure/storage/tables/scalability-targets.
/// </summary>
internal sealed class HintTable(TableService service, string table, Replica replica)
{
    private const int Shards = 4;

    /// <summary>
    /// A minute is read to its end, since its partitions are not in order among each other; but no more than so many
    /// hints, in a minute that has far more than are wanted.
    /// </summary>
    private const int MostRead = 1000;

    /// <summary>Sorts behind whatever follows in a key of ours.</summary>
    private const char Last = '~';

    private const string Stamp = "Stamp";
    private const string Kind = "Kind";
    private const string Tenant = "Tenant";
    private const string Key = "Key";
    private const string ClaimOwner = "ClaimOwner";
    private const string ClaimEpoch = "ClaimEpoch";
    private const string ClaimUntil = "ClaimUntil";
    private const string ClaimTries = "ClaimTries";
    private const string ClaimParked = "ClaimParked";

    public async Task WriteAsync(AggregateId id, DateTimeOffset due)
    {
        if (await service.WriteAsync(table, TableOperation.Put(Row(id, due, claim: null))) is not WriteResult.Written)
            throw new StoreUnavailableException("A hint was refused.", new InvalidOperationException("A row that is put has no condition."));
    }

    public async Task<IReadOnlyList<Hint>> DueAsync(DateTimeOffset by, DateTimeOffset now, int most, CancellationToken cancellation)
    {
        // What others hold stays at the service; of our own claims, an earlier epoch's count as free.
        var free = $"({ClaimUntil} le '{TableKey.Moment(now)}' or {ClaimOwner} eq '{replica.Owner.Replace("'", "''", StringComparison.Ordinal)}')";
        var filter = $"PartitionKey le '{Minute(by)}{Last}' and RowKey le '{TableKey.Moment(by)}{Last}' and {free}";
        List<Hint> hints = [];
        await foreach (var row in service.QueryAsync(table, filter, cancellation))
        {
            var hint = Read(row);
            if (hints.Count >= Math.Max(MostRead, most) || (hints.Count >= most && Minute(hints[^1].Due) != Minute(hint.Due)))
                break;
            if (replica.MayTake(hint.Claim, now))
                hints.Add(hint);
        }

        return [.. hints.OrderBy(hint => hint.Due).Take(most)];
    }

    /// <summary>A refusal that may be the echo of our own success is settled by the row itself, which carries our stamp.</summary>
    public async Task<Hint?> ClaimAsync(Hint hint, Claim claim)
    {
        var ours = Row(hint.Aggregate, hint.Due, claim);
        return await service.WriteAsync(table, TableOperation.Replace(ours, hint.ETag)) switch
        {
            WriteResult.Written written => hint with { Claim = claim, ETag = written.ETags[0] },
            WriteResult.Refused { MayBeOurs: true }
                when await service.FindAsync(table, ours.PartitionKey, ours.RowKey, CancellationToken.None) is { } there
                && there[Stamp] == ours[Stamp] => hint with { Claim = claim, ETag = there.ETag },
            _ => null,
        };
    }

    /// <summary>A hint that is gone after a try without an answer counts as not deleted here.</summary>
    public async Task<bool> DeleteAsync(Hint hint)
    {
        var row = Row(hint.Aggregate, hint.Due, claim: null);
        return await service.WriteAsync(table, TableOperation.Delete(row.PartitionKey, row.RowKey, hint.ETag)) is WriteResult.Written;
    }

    /// <summary>A hint as its row.</summary>
    internal static TableRow Row(AggregateId id, DateTimeOffset due, Claim? claim)
    {
        var of = TableKey.Of(id);
        TableRow row = new($"{Minute(due)}{TableKey.Between}{of.Sum(letter => letter) % Shards}", $"{TableKey.Moment(due)}{TableKey.Between}{of}")
        {
            [Stamp] = Guid.NewGuid().ToString("N"),
            [Kind] = id.Kind,
            [Tenant] = id.Tenant,
            [Key] = id.Key,
            [ClaimUntil] = TableKey.Moment(claim?.Until ?? DateTimeOffset.MinValue),
        };
        if (claim is null)
            return row;
        row.Texts[ClaimOwner] = claim.Owner;
        row.Texts[ClaimEpoch] = claim.Epoch.ToString(CultureInfo.InvariantCulture);
        row.Texts[ClaimTries] = claim.Tries.ToString(CultureInfo.InvariantCulture);
        if (claim.Parked is { } reason)
            row.Texts[ClaimParked] = reason;
        return row;
    }

    private static Hint Read(TableRow row) => new(
        new AggregateId(row[Kind], row[Tenant], row[Key]),
        TableKey.ReadMoment(row.RowKey.AsSpan(0, row.RowKey.IndexOf(TableKey.Between, StringComparison.Ordinal))),
        row[ClaimOwner].Length == 0
            ? null
            : new Claim(row[ClaimOwner], long.Parse(row[ClaimEpoch], CultureInfo.InvariantCulture), TableKey.ReadMoment(row[ClaimUntil]))
            {
                Tries = int.TryParse(row[ClaimTries], CultureInfo.InvariantCulture, out var tries) ? tries : 0,
                Parked = row[ClaimParked] is { Length: > 0 } reason ? reason : null,
            },
        row.ETag);

    private static string Minute(DateTimeOffset due) => due.UtcDateTime.ToString("yyyyMMddHHmm", CultureInfo.InvariantCulture);
}
