using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Helpdesk.Data.Shared;

/// <summary>Time is UTC in every database, whatever offset it came with.</summary>
public sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTime>(
    time => time.UtcDateTime, utc => new DateTimeOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc)));
